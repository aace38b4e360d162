"""The Code page: transcripts, the text with its codings, the codebook, a code's quotations."""
