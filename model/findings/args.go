package findings

import (
	"samsvar/model"
	"samsvar/model/reg"
)

func personArg(id reg.ID) reg.Arg {
	return reg.LinkArg(reg.Ref{Register: model.Persons.Key, ID: id})
}

func roleArg(role model.Role) reg.Arg { return reg.CodeArg(&model.Roles.CodeSet, string(role)) }

// codesArg is several codes of a set.
func codesArg(set *reg.CodeSet, codes []string) reg.Arg {
	return reg.Arg{Kind: reg.KindChoices, Text: reg.JoinList(codes), Codes: set}
}
