"""What is sent to participants."""
