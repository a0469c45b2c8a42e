"""Forms that sources come in, read for dating, running and porting alike."""
