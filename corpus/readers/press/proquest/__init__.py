"""ProQuest: its labelled documents, and the forms in which it hands them out."""
