"""What makes a short run start fast. Nothing here changes a result: without it the program is right and slower.

``python -m benchmarks.startup`` says what each of these tricks is worth; one that is worth less than 10 ms goes.
"""
