package sample

// tables lists what is imported, in an order in which links find their targets.
func tables() []table {
	return nil
}
