package model

import "samsvar/model/reg"

// Settings are the intervals and limits that rules use. All but BreachHours
// and ChildAge are practice that the agency sets for itself, not law.
type Settings struct {
	reg.Item
	ProcessingMonths reg.Num // between reviews of a processing record
	AgreementMonths  reg.Num // between reviews of an agreement
	DPIAMonths       reg.Num // between reviews of a DPIA
	RiskMonths       reg.Num // between risk assessments
	RiskMonthsHigh   reg.Num // the same where a value is 3 or 4
	PlanMonths       reg.Num // between reviews of a continuity plan
	DocumentMonths   reg.Num // between reviews of a governing document
	TransferMonths   reg.Num // between assessments of a transfer
	DPFMonths        reg.Num // between look-ups of a certification
	ControlMonths    reg.Num // between controls of a processor
	ControlHigh      reg.Num // the same where confidentiality is 3 or 4
	ExerciseMonths   reg.Num // between exercises of a plan
	BackupMonths     reg.Num // between tests of a backup
	ReviewMonths     reg.Num // between management reviews
	AcceptMonths     reg.Num // longest acceptance of a risk
	BreachHours      reg.Num // art. 33(1)
	NSMHours         reg.Num // digitalsikkerhetsloven
	WarnDays         reg.Num // before something runs out
	RequestWarnDays  reg.Num // before the deadline of a request
	DraftDays        reg.Num // a draft may lie
	IncidentDays     reg.Num // an incident may be open
	FollowUpDays     reg.Num // to the next part of a phased notification
	EnquiryDays      reg.Num // an enquiry may be open
	EffectDays       reg.Num // to checking the effect of an action
	TrainingTarget   reg.Num // per cent of employees
	TrainingHours    reg.Num // that count as training
	LargeScale       reg.Num // persons that count as large scale
	UnderreportFrom  reg.Num // employees from which no incident in a year is odd
	DeviationPercent reg.Num // change from last year that needs a comment
	DeviationCount   reg.Num // and that is also at least so many
	ChildAge         reg.Num // pol. § 5
	TrainingYears    reg.Num // to keep named training
	IncidentYears    reg.Num // to keep names in incidents
	RequestYears     reg.Num // to keep requests
	NotifyFrom       NotifyThreshold
}

// NotifyThreshold is from which risk on Datatilsynet must be told.
type NotifyThreshold string

// The thresholds: that of art. 33(1), and the one proposed in the EU.
const (
	NotifyUnlessUnlikely NotifyThreshold = "med_mindre_usannsynlig"
	NotifyHighOnly       NotifyThreshold = "bare_hoy"
)

// NotifyThresholds are the thresholds.
var NotifyThresholds = reg.NewCodes("melde_terskel", NotifyUnlessUnlikely, NotifyHighOnly)

// setting is one number among the settings.
type setting struct {
	key     string
	initial string
	at      func(*Settings) *reg.Num
	opts    []reg.Option
}

// months, days and years are settings of whole numbers from 1.
func period(key, initial string, at func(*Settings) *reg.Num) setting {
	return setting{key, initial, at, []reg.Option{reg.Range(1, 1000)}}
}

func numbers() []setting {
	return []setting{
		period("rev_behandling_mnd", "12", func(s *Settings) *reg.Num { return &s.ProcessingMonths }),
		period("rev_dba_mnd", "12", func(s *Settings) *reg.Num { return &s.AgreementMonths }),
		period("dpia_mnd", "36", func(s *Settings) *reg.Num { return &s.DPIAMonths }),
		period("ros_mnd", "24", func(s *Settings) *reg.Num { return &s.RiskMonths }),
		period("ros_mnd_hoy", "12", func(s *Settings) *reg.Num { return &s.RiskMonthsHigh }),
		period("plan_mnd", "12", func(s *Settings) *reg.Num { return &s.PlanMonths }),
		period("dok_mnd", "24", func(s *Settings) *reg.Num { return &s.DocumentMonths }),
		period("tia_mnd", "12", func(s *Settings) *reg.Num { return &s.TransferMonths }),
		period("dpf_mnd", "12", func(s *Settings) *reg.Num { return &s.DPFMonths }),
		period("kontroll_mnd", "36", func(s *Settings) *reg.Num { return &s.ControlMonths }),
		period("kontroll_mnd_hoy", "24", func(s *Settings) *reg.Num { return &s.ControlHigh }),
		period("ovelse_mnd", "12", func(s *Settings) *reg.Num { return &s.ExerciseMonths }),
		period("kopi_mnd", "12", func(s *Settings) *reg.Num { return &s.BackupMonths }),
		period("lg_mnd", "13", func(s *Settings) *reg.Num { return &s.ReviewMonths }),
		period("aksept_mnd", "12", func(s *Settings) *reg.Num { return &s.AcceptMonths }),
		period("frist_brudd_t", "72", func(s *Settings) *reg.Num { return &s.BreachHours }),
		period("frist_nsm_t", "24", func(s *Settings) *reg.Num { return &s.NSMHours }),
		period("varsel_dager", "30", func(s *Settings) *reg.Num { return &s.WarnDays }),
		period("krav_varsel_dager", "7", func(s *Settings) *reg.Num { return &s.RequestWarnDays }),
		period("utkast_dager", "90", func(s *Settings) *reg.Num { return &s.DraftDays }),
		period("hendelse_dager", "90", func(s *Settings) *reg.Num { return &s.IncidentDays }),
		period("trinnvis_dager", "14", func(s *Settings) *reg.Num { return &s.FollowUpDays }),
		period("henvendelse_dager", "30", func(s *Settings) *reg.Num { return &s.EnquiryDays }),
		period("effekt_dager", "90", func(s *Settings) *reg.Num { return &s.EffectDays }),
		{"oppl_mal_pct", "80", func(s *Settings) *reg.Num { return &s.TrainingTarget }, []reg.Option{reg.Range(0, 100)}},
		{"oppl_timer", "3.5", func(s *Settings) *reg.Num { return &s.TrainingHours }, []reg.Option{reg.Range(0, 100), reg.Decimals(1)}},
		{"stor_skala", "10000", func(s *Settings) *reg.Num { return &s.LargeScale }, []reg.Option{reg.AtLeast(1)}},
		{"underrapportering_ansatte", "50", func(s *Settings) *reg.Num { return &s.UnderreportFrom }, []reg.Option{reg.AtLeast(1)}},
		{"avvik_pct", "50", func(s *Settings) *reg.Num { return &s.DeviationPercent }, []reg.Option{reg.Range(0, 1000)}},
		{"avvik_antall", "5", func(s *Settings) *reg.Num { return &s.DeviationCount }, []reg.Option{reg.AtLeast(0)}},
		{"barn_alder", "13", func(s *Settings) *reg.Num { return &s.ChildAge }, []reg.Option{reg.Range(13, 16), reg.Law("pol. § 5")}},
		period("oppl_lagring_aar", "3", func(s *Settings) *reg.Num { return &s.TrainingYears }),
		period("hendelse_lagring_aar", "5", func(s *Settings) *reg.Num { return &s.IncidentYears }),
		period("krav_lagring_aar", "3", func(s *Settings) *reg.Num { return &s.RequestYears }),
	}
}

const notifyKey = "melde_terskel"

func settingFields() reg.Of[Settings] {
	var fields []reg.Of[Settings]
	for _, n := range numbers() {
		fields = append(fields, reg.Number(n.key, n.at, append(n.opts, reg.Initial(n.initial))...))
	}
	fields = append(fields, reg.Choice(notifyKey, func(s *Settings) *NotifyThreshold { return &s.NotifyFrom },
		NotifyThresholds, reg.Law("art. 33(1)"), reg.Initial(string(NotifyUnlessUnlikely))))
	return reg.Fields(fields...)
}

func settingsInitial() string {
	values := map[string]string{notifyKey: string(NotifyUnlessUnlikely)}
	for _, n := range numbers() {
		values[n.key] = n.initial
	}
	return canonical(values)
}

// DefaultSettings returns the settings of a new agency.
func DefaultSettings() Settings { return Settings{}.OrDefault() }

// OrDefault returns the settings with the usual value in place of each that is
// not set: those a user emptied, and those an older version did not know.
func (s Settings) OrDefault() Settings {
	for _, n := range numbers() {
		if p := n.at(&s); !p.IsSet() {
			usual, err := reg.ParseNum(n.initial)
			if err != nil {
				panic("model: setting " + n.key + ": " + err.Error())
			}
			*p = usual
		}
	}
	if s.NotifyFrom == "" {
		s.NotifyFrom = NotifyUnlessUnlikely
	}
	return s
}
