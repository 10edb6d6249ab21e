//! The terminal: taken, drawn on, lent out, and given back as it was found,
//! whatever happens. Every byte that a session writes passes through here.

use std::io::{self, Stdout, Write, stdout};
use std::panic::{set_hook, take_hook};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::Show;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

/// Whether the terminal is ours at the moment. Asked by the panic hook and by
/// signals, which have no session at hand.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while a session has it. Dropping it gives the terminal back.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Sheet>>,
    /// The size of the picture. The terminal tells when it has another, so that
    /// it need not be asked for every picture.
    size: Size,
    /// Whether the mouse is ours too.
    mouse: bool,
}

impl Screen {
    /// Takes the terminal of the process, which has that size, and its mouse too
    /// if `mouse`. From now on a panic on this thread gives it back before
    /// anything is said.
    pub fn take(size: Size, mouse: bool) -> io::Result<Self> {
        give_back_on_panic();
        let terminal = take(size, mouse).inspect_err(|_| give_back())?;
        Ok(Self { terminal, size, mouse })
    }

    /// Shows a picture of that size, all of it at once. Bytes are written only
    /// for what differs from the picture before.
    pub fn draw(&mut self, size: Size, picture: impl FnOnce(&mut Frame)) -> io::Result<()> {
        if self.size != size {
            self.terminal.resize(Rect::from((Position::ORIGIN, size)))?;
            self.size = size;
        }
        self.terminal.draw(picture)?;
        Ok(())
    }

    /// Takes the mouse, or leaves it to the terminal's own selection.
    pub fn capture(&mut self, mouse: bool) -> io::Result<()> {
        self.mouse = mouse;
        if mouse {
            execute!(self.terminal.backend_mut(), EnableMouseCapture)
        } else {
            execute!(self.terminal.backend_mut(), DisableMouseCapture)
        }
    }

    /// Asks the terminal to put `words` on the clipboard, which also works from
    /// afar. A terminal that does not know how ignores it.
    pub fn copy(&mut self, words: &str) -> io::Result<()> {
        execute!(self.terminal.backend_mut(), CopyToClipboard::to_clipboard_from(words))
    }

    /// Gives the terminal back for a while, or for good.
    pub fn give_back(&mut self) {
        give_back();
    }

    /// Takes it again. Whatever was drawn is gone, so the next picture is
    /// written whole.
    pub fn take_again(&mut self) -> io::Result<()> {
        give_back();
        self.terminal = take(self.size, self.mouse)?;
        Ok(())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn take(size: Size, mouse: bool) -> io::Result<Terminal<CrosstermBackend<Sheet>>> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    let mut out = stdout().lock();
    queue!(out, EnterAlternateScreen, Clear(ClearType::All), EnableBracketedPaste)?;
    if mouse {
        queue!(out, EnableMouseCapture)?;
    }
    out.flush()?;
    let backend = CrosstermBackend::new(Sheet { out: stdout(), written: Vec::new() });
    let viewport = Viewport::Fixed(Rect::from((Position::ORIGIN, size)));
    Terminal::with_options(backend, TerminalOptions { viewport })
}

/// Whether the terminal is ours at the moment.
pub fn is_taken() -> bool {
    TAKEN.load(Ordering::SeqCst)
}

/// Gives the terminal back as it was found, once. What the terminal refuses
/// cannot be helped any more.
pub fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = execute!(
            stdout(),
            EndSynchronizedUpdate,
            DisableMouseCapture,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            Show
        );
        let _ = disable_raw_mode();
    }
}

/// Makes a panic on the drawing thread give the terminal back first, so that
/// its message can be read.
fn give_back_on_panic() {
    static HOOKED: Once = Once::new();
    HOOKED.call_once(|| {
        let (drawing, tell) = (thread::current().id(), take_hook());
        set_hook(Box::new(move |panic| {
            if thread::current().id() == drawing {
                give_back();
            }
            tell(panic);
        }));
    });
}

/// What a picture is written on before it goes out, in one piece and between
/// the marks of a synchronized update. The marks come and go together: a
/// picture that is never finished leaves the terminal as it was.
struct Sheet {
    out: Stdout,
    written: Vec<u8>,
}

impl Write for Sheet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.written.is_empty() {
            queue!(self.written, BeginSynchronizedUpdate)?;
        }
        self.written.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.written.is_empty() {
            return self.out.flush();
        }
        queue!(self.written, EndSynchronizedUpdate)?;
        let outcome = self.out.write_all(&self.written);
        self.written.clear();
        outcome?;
        self.out.flush()
    }
}
