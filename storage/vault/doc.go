// Package vault holds the key of an encrypted store and the ways to it.
//
// A store has one random data key of 256 bits, which never changes as long as
// the store's file lives. Values are sealed with keys derived from it, one for
// each purpose. The data key itself lies in the file wrapped, once for each way
// in: the recovery key that is printed, a passphrase, and for each machine a
// secret in the keyring of its user. To change a passphrase is to wrap the data
// key anew; nothing else is touched.
//
// The wraps are written down in a header, which anyone can read and nobody can
// change: it carries a checksum, so that damage is told from a wrong
// passphrase, and a tag made with the data key, so that no way can be added,
// swapped or taken away unnoticed by one who does not know the data key.
//
// The package knows nothing of files and has no text for people: errors carry a
// code that i18n words. Keys in memory are not wiped, since Go cannot promise
// it; a machine that is read while the store is open is not what this guards
// against.
package vault
