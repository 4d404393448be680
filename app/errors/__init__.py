"""Every problem a person can meet, each with the sentence it is told by."""
