package docs

import (
	"fmt"
	"strings"
	"testing"

	"samsvar/i18n"
	"samsvar/model/annual"
	"samsvar/model/findings"
	"samsvar/model/law"
)

const rulesPreface = `# Rules

Every rule by which the program finds what is missing («mangler»). This file is written by a test from the rules, the
legal sources in ` + "`model/law`" + ` and the Norwegian (bokmål) texts in ` + "`i18n`" + `; do not edit it.

- **Severity** is the usual one; single findings may be worse or milder. *kritisk*: probable breach of a hard legal duty, or
  an urgent deadline; *hoy*: a legal duty is probably not met; *middels*: good practice or an own requirement is not met;
  *lav*: quality of data; *info*: worth knowing.
- **Firm** findings cannot be set aside. All others can, with a reason, a name and the day they come back.
- **Source** is the law, standard or decision that the rule rests on; *practice* where it is only good practice. Intervals and
  limits are settings of the agency, not law, also where the duty behind them is.

The sources were last gone through on %s. They are no legal advice.

| Rule | What is missing | Register | Severity | Firm | Source |
|---|---|---|---|---|---|
`

func TestRules(t *testing.T) {
	book, err := law.Load()
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	fmt.Fprintf(&out, rulesPreface, book.Checked)
	for _, rule := range append(findings.Rules(), annual.Rules()...) {
		out.WriteString(ruleRow(bokmal(t), book, rule))
	}
	generated(t, "docs/rules.md", out.String())
}

func ruleRow(texts *i18n.Texts, book *law.Book, rule findings.Rule) string {
	firm, source, register := "", "practice", "all"
	if rule.Firm {
		firm = "yes"
	}
	if book.IsLaw(rule.ID) {
		source = book.Sources[rule.ID]
	}
	if rule.Register != "" {
		register = "`" + rule.Register + "`"
	}
	cell := strings.NewReplacer("|", "\\|", "\n", " ")
	return fmt.Sprintf("| %s | %s | %s | %s | %s | %s |\n", rule.ID, cell.Replace(texts.T("rule."+rule.ID)), register,
		rule.Severity, firm, cell.Replace(source))
}
