package main

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
)

// attendance is one row of the big register, as every system gets it. Courses,
// units and results are numbers here: each system keeps them as it does best.
type attendance struct {
	course, unit, result int
	person               string
	day                  time.Time
	hours                int
}

// values is all of a row as text, for a history that keeps what was written.
func (a attendance) values() string {
	out := make([]byte, 0, 48)
	for _, n := range []int{a.course, a.unit, a.result, int(a.day.Unix() / 86400), a.hours} {
		out = append(strconv.AppendInt(out, int64(n), 10), '|')
	}
	return string(append(out, a.person...))
}

// How many there are of what attendances point to.
const (
	courses = 12
	units   = 40
)

// results are codes of the register of attendances.
func results() []string {
	return []string{"fullfort", "bestatt", "ikke_bestatt", "paabegynt", "ikke_mott"}
}

// attendances makes n rows, the same at each call.
func attendances(n int) []attendance {
	random := rand.New(rand.NewPCG(1, 2))
	start := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
	persons := max(10, n/18)
	rows := make([]attendance, n)
	for i := range rows {
		rows[i] = attendance{course: random.IntN(courses), unit: random.IntN(units),
			result: random.IntN(len(results())), person: fmt.Sprintf("%06d", random.IntN(persons)),
			day: start.AddDate(0, 0, random.IntN(1400)), hours: 1 + random.IntN(8)}
	}
	return rows
}

// text is an ordinary record: a title and a description of a processing.
type text struct{ title, description string }

// texts makes n ordinary records of about 300 characters, the same at each
// call. One of them has the word that a search looks for.
func texts(n int) []text {
	random := rand.New(rand.NewPCG(3, 4))
	vocabulary := strings.Fields(words)
	all := make([]text, n)
	for i := range all {
		var out strings.Builder
		for out.Len() < 280 {
			out.WriteString(vocabulary[random.IntN(len(vocabulary))])
			out.WriteByte(' ')
		}
		all[i] = text{fmt.Sprintf("Behandling nummer %d", i+1), strings.TrimSpace(out.String())}
	}
	all[n*2/3].description += " fiskeoppdrett"
	return all
}

// words are what the descriptions are made of.
const words = `behandling av opplysninger om søkere ansatte elever foresatte og innbyggere i forbindelse med vedtak
kommunen etaten seksjon virksomhet helse omsorg barnehage skole plan bygg eiendom renovasjon kultur idrett bydel
personvern informasjonssikkerhet risiko vurdering tiltak ansvarlig databehandler avtale overføring lagring sletting
frist arkiv system tilgang logging kontroll avvik hendelse melding registrert samtykke rettslig grunnlag formål
kategori mottaker utenfor samarbeid felles løsning skytjeneste leverandør kontrakt anskaffelse oppfølging leder
opplæring kurs øvelse kontinuitet beredskap revisjon internkontroll rapport årlig gjennomgang forbedring måling
navn adresse telefon fødselsnummer epost økonomi inntekt gjeld bolig familie språk utdanning yrke arbeid lønn fravær
den det som til for fra ved på er var har skal kan må ikke etter under over mellom blant samt også eller men når`

// searches are what is looked for: a word of few, one of none, a part of many
// words, and one that begins with the most frequent letter.
func searches() []string { return []string{"fiskeoppdrett", "finnesikke", "personvern", "eiendom"} }
