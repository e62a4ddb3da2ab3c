package model

import "samsvar/model/reg"

// Attached is embedded by the structs of registers whose records can have files
// attached: agreements, assessments and whatever else documents it.
type Attached struct {
	Files []reg.File
}

func (a *Attached) attached() *[]reg.File { return &a.Files }

// attachedField is the field of the attached files; none if records of the
// register can have none.
func attachedField[T any, P commonRecord[T]]() []reg.Of[T] {
	type taker interface{ attached() *[]reg.File }
	if _, ok := any(P(new(T))).(taker); !ok {
		return nil
	}
	return []reg.Of[T]{reg.Files("vedlegg", func(t *T) *[]reg.File { return any(t).(taker).attached() })}
}
