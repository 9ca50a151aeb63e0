"""Steps of the answers: sorting, paper boards, discussion and the analysis."""
