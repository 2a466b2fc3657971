"""`python -m llm_interview`."""

from llm_interview.cli.main import main

if __name__ == "__main__":
    main()
