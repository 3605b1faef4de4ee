"""The post: signed packages, enrolment of computers, the Excel form and the codes for paper (exchange.md §2–4).

It makes and judges bytes. What was taken before, what is missing and what two computers both claim, the book knows.
"""
