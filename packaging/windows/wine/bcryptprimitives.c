/* Stands in for a library of Windows that Wine 8 lacks and programs written in Go ask for when they start. It serves
 * the tests under Wine only and is no part of any package. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length)
{
	while (length > 0) {
		ULONG part = length < 0x10000000 ? (ULONG)length : 0x10000000;
		if (!SystemFunction036(buffer, part))
			return FALSE;
		buffer += part;
		length -= part;
	}
	return TRUE;
}
