// Package retention finds personal data that have been kept longer than the
// agency has decided (art. 5(1)(e), storage limitation). Which registers have a
// limit, and from which day it runs, stands in their descriptions
// (reg.Retention); the years are settings of the agency. Nothing is deleted
// here: what is found is proposed to somebody who decides.
package retention
