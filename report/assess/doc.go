// Package assess writes the assessments of risk as documents: the impact
// assessment of art. 35, its threshold assessment, and the risk assessment with
// its plan. Each has the parts that are asked for, also where they are empty, and
// fields to sign in. Other records are written by package sheets.
package assess
