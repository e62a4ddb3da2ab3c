// Package hostile has only tests: each gives the program a file that was made
// to harm whoever reads it, as a user would, in a process of its own that is
// watched for time and memory.
package hostile
