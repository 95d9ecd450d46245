"""What any text needs: decoding, folding, the calendar, dates, names."""
