"""Layout of minutes: lines with their marks, rows with the meaning of their columns, headings and their parts."""
