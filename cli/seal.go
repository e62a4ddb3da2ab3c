package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/report/archive"
	"samsvar/storage"
)

func (r *runner) sealCommand() *cobra.Command {
	var flags reportFlags
	c := r.command("seal STORE ve|lg --year YEAR", "seal", cobra.ExactArgs(2), func(args []string) error {
		texts, err := i18n.New(i18n.Lang(flags.lang))
		if err != nil {
			return r.usage("cli.unknown_lang", flags.lang)
		}
		kind, err := r.documentKind(args[1])
		if err != nil {
			return err
		}
		return r.withStore(args[0], func(s *storage.Store) error { return r.seal(s, kind, texts, flags) })
	})
	r.yearFlag(c, &flags.year)
	c.Flags().StringVar(&flags.lang, "lang", string(i18n.Bokmal), r.say("cli.flag.lang"))
	c.Flags().StringVar(&flags.tpl, "template", "", r.say("cli.flag.template"))
	return c
}

// documentKind reads which yearly document is meant.
func (r *runner) documentKind(word string) (annual.Kind, error) {
	kind := annual.Kind(word)
	if kind != annual.Declaration && kind != annual.Review {
		return "", r.usage("cli.attest.document", word)
	}
	return kind, nil
}

// seal makes the final document and saves the report with it, and with the actions
// that were decided.
func (r *runner) seal(s *storage.Store, kind annual.Kind, texts *i18n.Texts, flags reportFlags) error {
	in, err := r.reportInput(s, texts, flags)
	if err != nil {
		return err
	}
	round := in.Declaration
	if kind == annual.Review {
		round = in.Review
	}
	if blockers := round.Blockers(); len(blockers) > 0 && !round.Locked() {
		return errors.New(r.blockedText(round, blockers))
	}
	agency := ""
	for _, a := range model.Agencies.All(s.View()) {
		agency = a.Name(string(texts.Lang()))
		break
	}
	report, err := archive.Keep(kind, in, archive.Making{At: r.Now().In(i18n.Oslo()), Lang: texts.Lang(), User: s.User(),
		Name: archive.Name(kind, agency, round.Report)}, s)
	if err != nil {
		return r.worded(err)
	}
	change := storage.Change{}
	actions := annual.DecidedActions(report)
	for _, a := range actions {
		change.Records = append(change.Records, storage.Write{Register: model.Actions.Key, Record: a})
	}
	if err := r.saveReport(s, report, round.Report, change); err != nil {
		return err
	}
	fmt.Fprintln(r.Out, r.say("cli.seal.done", report.Version.Text()))
	if len(actions) > 0 {
		fmt.Fprintln(r.Out, r.texts.N("cli.seal.actions", len(actions)))
	}
	return nil
}

// saveReport saves a report that was read as base, with what else is to be saved.
func (r *runner) saveReport(s *storage.Store, report, base *model.Report, change storage.Change) error {
	write := storage.Write{Register: model.Reports.Key, Record: report}
	if base.ID != "" {
		write.Base = base
	}
	change.Records = append(change.Records, write)
	_, err := s.Save(change)
	return err
}
