// Package training works out who has been trained: how many of a unit, of
// those who hold a role, and of the whole agency have had the hours asked for,
// and which compulsory courses each person lacks.
//
// Attendances name people by employee number, initials, e-mail address or name.
// Those that the register of persons knows by any of these are one person;
// others are told apart by how they are written.
package training
