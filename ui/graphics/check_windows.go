package graphics

import (
	"runtime"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"

	"samsvar/i18n"
)

// What Windows calls are needed for; each is found when it is first used.
type calls struct {
	user32, gdi32, opengl32 *windows.LazyDLL
}

// call returns a function's result, 0 also where there is no such function.
func call(dll *windows.LazyDLL, name string, args ...uintptr) uintptr {
	proc := dll.NewProc(name)
	if proc.Find() != nil {
		return 0
	}
	result, _, _ := proc.Call(args...)
	return result
}

// pixelFormat is PIXELFORMATDESCRIPTOR of wingdi.h.
type pixelFormat struct {
	size, version uint16
	flags         uint32
	pixelType     byte
	colorBits     byte
	_             [18]byte // the bits of single colours, which do not matter
	_             [3]uint32
}

const (
	drawToWindow  = 0x4
	supportOpenGL = 0x20
	doubleBuffer  = 0x1
	glVersion     = 0x1F02
)

// check makes a context in a window that is never shown, as the toolkit will,
// and asks it for its version.
func check() error {
	runtime.LockOSThread() // a context belongs to its thread
	defer runtime.UnlockOSThread()
	c := calls{windows.NewLazySystemDLL("user32.dll"), windows.NewLazySystemDLL("gdi32.dll"), windows.NewLazyDLL("opengl32.dll")}
	if version := c.version(); !enough(version) {
		return &Missing{Found: version}
	}
	return nil
}

// version is that of OpenGL as the driver words it, "" where there is none.
func (c calls) version() string {
	class, err := windows.UTF16PtrFromString("STATIC")
	if err != nil {
		return ""
	}
	window := call(c.user32, "CreateWindowExW", 0, uintptr(unsafe.Pointer(class)), 0, 0, 0, 0, 16, 16, 0, 0, 0, 0)
	if window == 0 {
		return ""
	}
	defer call(c.user32, "DestroyWindow", window)
	device := call(c.user32, "GetDC", window)
	defer call(c.user32, "ReleaseDC", window, device)
	format := pixelFormat{version: 1, flags: drawToWindow | supportOpenGL | doubleBuffer, colorBits: 32}
	format.size = uint16(unsafe.Sizeof(format))
	number := call(c.gdi32, "ChoosePixelFormat", device, uintptr(unsafe.Pointer(&format)))
	if number == 0 || call(c.gdi32, "SetPixelFormat", device, number, uintptr(unsafe.Pointer(&format))) == 0 {
		return ""
	}
	context := call(c.opengl32, "wglCreateContext", device)
	if context == 0 {
		return ""
	}
	defer call(c.opengl32, "wglDeleteContext", context)
	if call(c.opengl32, "wglMakeCurrent", device, context) == 0 {
		return ""
	}
	defer call(c.opengl32, "wglMakeCurrent", 0, 0)
	return c.read(glVersion)
}

// read asks OpenGL for one of its texts.
func (c calls) read(name uintptr) string {
	proc := c.opengl32.NewProc("glGetString")
	if proc.Find() != nil {
		return ""
	}
	text, _, _ := syscall.SyscallN(proc.Addr(), name)
	if text == 0 {
		return ""
	}
	return windows.BytePtrToString(*(**byte)(unsafe.Pointer(&text)))
}

// Tell shows in a box of Windows' own what is missing and what helps.
func (m *Missing) Tell(t *i18n.Texts) {
	title, text := m.Explain(t)
	titlePtr, err := windows.UTF16PtrFromString(title)
	if err != nil {
		return
	}
	textPtr, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return
	}
	_, _ = windows.MessageBox(0, textPtr, titlePtr, windows.MB_OK|windows.MB_ICONWARNING) // nothing follows from it
}
