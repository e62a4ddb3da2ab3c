package cli

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/storage"
)

// annualOptions are the questionnaires that come with the program, and the time.
func (r *runner) annualOptions() (annual.Options, error) {
	templates, err := annual.BuiltIn()
	if err != nil {
		return annual.Options{}, err
	}
	return annual.Options{Now: r.now(), Zone: i18n.Oslo(), Templates: templates}, nil
}

func (r *runner) round(src reg.Source, kind annual.Kind, year int, template string) (*annual.Round, error) {
	opt, err := r.annualOptions()
	if err != nil {
		return nil, err
	}
	if template != "" {
		extra, err := readTemplate(template)
		if err != nil {
			return nil, err
		}
		if extra.Kind == kind {
			opt.Templates = append(opt.Templates, extra)
		}
	}
	if annual.ForYear(opt.Templates, kind, year) == nil {
		return nil, errors.New(r.say("cli.no_questionnaire", reg.Int(year).Text()))
	}
	return annual.Open(src, kind, year, opt)
}

func readTemplate(path string) (*annual.Template, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open questionnaire: %w", err)
	}
	t, err := annual.ReadTemplate(file)
	return t, errors.Join(err, file.Close())
}

// answerFlags are what `answer` can say besides the value.
type answerFlags struct {
	year                                          int
	comment, reason, status, text, certainty, tpl string
}

func (r *runner) answerCommand() *cobra.Command {
	var flags answerFlags
	var c *cobra.Command
	c = r.command("answer STORE --year YEAR QUESTION [VALUE]", "answer", cobra.RangeArgs(2, 3), func(args []string) error {
		return r.withStore(args[0], func(s *storage.Store) error {
			return r.answer(s, c, args[1:], flags)
		})
	})
	r.yearFlag(c, &flags.year)
	c.Flags().StringVar(&flags.comment, "comment", "", r.say("cli.flag.comment"))
	c.Flags().StringVar(&flags.reason, "reason", "", r.say("cli.flag.reason"))
	c.Flags().StringVar(&flags.text, "text", "", r.say("cli.flag.text"))
	c.Flags().StringVar(&flags.status, "status", "", r.say("cli.flag.status"))
	c.Flags().StringVar(&flags.certainty, "certainty", "", r.say("cli.flag.certainty"))
	c.Flags().StringVar(&flags.tpl, "template", "", r.say("cli.flag.template"))
	return c
}

func (r *runner) answer(s *storage.Store, c *cobra.Command, args []string, flags answerFlags) error {
	kind, err := r.questionKind(args[0])
	if err != nil {
		return err
	}
	round, err := r.round(s.View(), kind, flags.year, flags.tpl)
	if err != nil {
		return err
	}
	line := round.Line(args[0])
	if line == nil {
		return r.usage("problem.no_question", args[0])
	}
	reply, err := r.reply(line, c, args, flags)
	if err != nil {
		return err
	}
	updated, err := round.Give(reply)
	if err != nil {
		return r.worded(err)
	}
	_, err = s.Save(storage.Change{Records: []storage.Write{{Register: model.Reports.Key, Record: updated}}})
	return err
}

// questionKind tells which document a question belongs to by how its id begins.
func (r *runner) questionKind(question string) (annual.Kind, error) {
	prefix, _, _ := strings.Cut(question, ".")
	switch kind := annual.Kind(prefix); kind {
	case annual.Declaration, annual.Review:
		return kind, nil
	}
	return "", r.usage("problem.no_question", question)
}

func (r *runner) reply(line *annual.Line, c *cobra.Command, args []string, flags answerFlags) (annual.Reply, error) {
	reply := annual.Reply{Question: args[0], Status: model.AnswerStatus(flags.status), Certainty: model.Certainty(flags.certainty)}
	if flags.status != "" && !model.AnswerStatuses.Has(flags.status) {
		return reply, r.usage("cli.unknown_code", flags.status, strings.Join(model.AnswerStatuses.Codes, ", "))
	}
	if flags.certainty != "" && !model.Certainties.Has(flags.certainty) {
		return reply, r.usage("cli.unknown_code", flags.certainty, strings.Join(model.Certainties.Codes, ", "))
	}
	given := func(flag string, text string) *string {
		if !c.Flags().Changed(flag) {
			return nil
		}
		return &text
	}
	reply.Comment, reply.Reason, reply.Text = given("comment", flags.comment), given("reason", flags.reason), given("text", flags.text)
	if len(args) > 1 {
		value, err := r.answerValue(line.Question, args[1])
		if err != nil {
			return reply, r.worded(err)
		}
		reply.Value = &value
	}
	return reply, nil
}

// answerValue reads a value as people write it: numbers with decimal comma,
// ratings as 3–4, codes by code or label.
func (r *runner) answerValue(q annual.Question, text string) (string, error) {
	f, ok := q.Field()
	switch {
	case !ok || text == "" || q.Type == annual.Text:
		return text, nil
	case q.Type == annual.Rating:
		return annual.ParseRating(text)
	case f.Kind == reg.KindNumber:
		if n, ok := i18n.ParseNumber(text); ok {
			return n.Text(), nil
		}
		return "", &reg.Error{Code: "not_number", Args: []string{text}}
	case f.Codes != nil && !strings.Contains(text, "|"):
		for _, code := range f.Codes.Codes {
			if strings.EqualFold(text, r.texts.Code(f.Codes, code)) {
				return code, nil
			}
		}
	}
	return text, nil
}

// worded gives an error of a value its text.
func (r *runner) worded(err error) error {
	if text := r.texts.ParseError(err); text != "" {
		return errors.New(text)
	}
	return err
}
