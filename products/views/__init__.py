"""What was asked, and what is answered: the pages for readers, the concept for who has its link, and for programs."""
