package storage

import (
	"fmt"

	"github.com/fxamacker/cbor/v2"
)

// codec encodes so that equal content gives equal bytes, and refuses to decode
// what could not have been encoded.
type codec struct {
	enc cbor.EncMode
	dec cbor.DecMode
}

func newCodec() (codec, error) {
	enc, err := cbor.CoreDetEncOptions().EncMode()
	if err != nil {
		return codec{}, fmt.Errorf("set up encoding: %w", err)
	}
	dec, err := cbor.DecOptions{
		DupMapKey:        cbor.DupMapKeyEnforcedAPF,
		IndefLength:      cbor.IndefLengthForbidden,
		UTF8:             cbor.UTF8RejectInvalid,
		MaxNestedLevels:  16,
		MaxArrayElements: 1 << 20,
		MaxMapPairs:      1 << 20,
	}.DecMode()
	if err != nil {
		return codec{}, fmt.Errorf("set up decoding: %w", err)
	}
	return codec{enc, dec}, nil
}

func (c codec) encode(v any) ([]byte, error) {
	data, err := c.enc.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	return data, nil
}

func (c codec) decode(data []byte, v any) error {
	if err := c.dec.Unmarshal(data, v); err != nil {
		return &Damaged{Harm: HarmContent, Detail: "decode: " + err.Error()}
	}
	return nil
}
