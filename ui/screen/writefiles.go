package screen

import (
	"io"

	"samsvar/exchange/sheet"
	"samsvar/report"
)

// WriteFiles writes files in their order, each whole or not at all.
func WriteFiles(files []report.File) error {
	for _, f := range files {
		if err := sheet.WriteFile(f.Name, func(w io.Writer) error {
			_, err := w.Write(f.Data)
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}
