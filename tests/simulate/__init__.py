"""The method's error rates, found on invented patients by calling the very code that ships.

`patient` invents diaries, `truth` says what the right answer would have been, `cells` lists who is
simulated and what has to hold, `judge` asks the shipped method. Nothing here decides anything: a
simulator with its own copy of the method would prove the copy.
"""
