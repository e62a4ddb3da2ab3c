// Package guidance shows what a role has to do through the year, month by month,
// and keeps what is done, when and by whom. The tasks that come with the program
// are data of model/guidance; own ones are records of the register.
package guidance
