"""The window (cửa sổ làm việc): the only room that knows Qt, and `wording`, the only home of sentences to a person.

Pages show values and say by signals what a person asked for; they touch neither files nor SQL. Work is an errand run
by `operations`; what it changed comes back as `Changes`, and pages read again what they show.
"""
