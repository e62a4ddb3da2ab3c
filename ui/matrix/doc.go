// Package matrix is the risk matrix as one sees and uses it: likelihood upwards,
// consequence to the right, in each cell its level in colour, sign and word, and
// the numbers of the risks that lie there. A press puts the selected risk into a
// cell; with arrows and Enter the same goes by keyboard.
//
// The state knows no window. What a risk is and where it is saved is for who
// shows the matrix; a matrix on paper is drawn by package report/chart.
package matrix
