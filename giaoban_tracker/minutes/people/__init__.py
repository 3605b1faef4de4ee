"""People of the minutes (người phát biểu): leaders by name and title, the chair, who speaks at each sentence."""
