"""The concerns of the commands: each module holds the options of one and turns them into what the program takes."""
