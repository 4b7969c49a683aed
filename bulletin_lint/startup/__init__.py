"""What makes a short run start fast. Nothing here changes a result: without it the program is right and slower."""
