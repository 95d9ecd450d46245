"""What any text needs: decoding, folding, dates, names."""
