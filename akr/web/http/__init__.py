"""What every page needs: forms, answers, access, security, errors."""
