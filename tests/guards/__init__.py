"""What every test is watched for: leaks, warnings in the log, use of the network."""
