package cli

import (
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"samsvar/model/reg"
	"samsvar/storage"
)

func (r *runner) doctorCommand() *cobra.Command {
	var head string
	c := r.command("doctor STORE [--head CHECKSUM]", "doctor", cobra.ExactArgs(1), func(args []string) error {
		head, ok := readChecksum(head)
		if !ok {
			return r.usage("cli.doctor.bad_head", head)
		}
		return r.examined(args[0], func(s *storage.Store) error {
			return errors.Join(r.checkHead(s, head), r.verify(s))
		})
	})
	c.Flags().StringVar(&head, "head", "", r.say("cli.flag.head"))
	return c
}

// readChecksum reads the checksum of a history as it stands in a document: in
// full, or its beginning where the line was too short for it.
func readChecksum(text string) (string, bool) {
	text = strings.ToLower(strings.TrimRight(strings.Join(strings.Fields(text), ""), "…."))
	text = text[:len(text)&^1]
	sum, err := hex.DecodeString(text)
	const least, most = 16, 32 // bytes
	return text, text == "" || err == nil && len(sum) >= least && len(sum) <= most
}

// examined opens a store as it is, and tells of one that cannot be opened what
// is wrong and what can be done. It changes nothing.
func (r *runner) examined(path string, work func(*storage.Store) error) error {
	s, err := r.openStrictly(path)
	if err == nil {
		return errors.Join(work(s), s.Close())
	}
	if !errors.As(err, new(*storage.Damaged)) {
		return err
	}
	return r.diagnosed(path, func(d *storage.Diagnosis) error {
		if d != nil {
			r.printDiagnosis(d)
		}
		return err
	})
}

func (r *runner) verify(s *storage.Store) error {
	report, err := s.Verify()
	if err != nil {
		return err
	}
	r.printReport(report)
	if !report.OK() {
		return errors.New(r.say("cli.doctor.bad"))
	}
	fmt.Fprintln(r.Out, r.say("cli.doctor.good"))
	return nil
}

// checkHead tells whether a checksum from a document stands in the history.
func (r *runner) checkHead(s *storage.Store, head string) error {
	if head == "" {
		return nil
	}
	entry, ok, err := s.EntryWithHash(head)
	if err != nil {
		return err
	}
	if !ok {
		return errors.New(r.say("cli.doctor.head_unknown"))
	}
	fmt.Fprintln(r.Out, r.say("cli.doctor.head_found", r.texts.Instant(reg.InstantOf(entry.Time)), entry.User))
	return nil
}

func (r *runner) printReport(report storage.Report) {
	r.table([][]string{
		{r.say("cli.doctor.records"), fmt.Sprint(report.Records)},
		{r.say("cli.doctor.operations"), fmt.Sprint(report.Operations)},
		{r.say("cli.doctor.devices"), fmt.Sprint(report.Devices)},
		{r.say("cli.doctor.files"), fmt.Sprint(report.Files)},
		{r.say("cli.doctor.head"), report.Head},
	})
	r.printFaults(report.Findings)
}

func (r *runner) printFaults(findings []storage.Finding) {
	for _, f := range findings {
		mark := "!"
		if f.Warning {
			mark = "-"
		}
		fmt.Fprintln(r.Out, mark, r.say("doctor."+f.Code, f.Args...))
	}
}
