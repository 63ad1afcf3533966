// Draws the live parts of a page anew every second while it is looked at, and ticks whole columns. Everything else works
// without it.

const EVERY_MILLISECONDS = 1000;

const refresh = async (part) => {
  if (document.hidden || part.contains(document.activeElement)) return;
  const response = await fetch(part.dataset.live, { headers: { accept: 'text/html' } });
  if (response.ok) part.innerHTML = await response.text();
};

const keepFresh = (part) => {
  const again = () =>
    setTimeout(
      () =>
        void refresh(part)
          .catch(() => undefined)
          .finally(again),
      EVERY_MILLISECONDS,
    );
  again();
};

const tickAll = (form) => {
  const head = form.querySelector('thead th');
  const boxes = () => form.querySelectorAll('tbody input[type=checkbox]');
  const all = document.createElement('input');
  all.type = 'checkbox';
  all.ariaLabel = 'Choose all';
  all.addEventListener('change', () => boxes().forEach((box) => (box.checked = all.checked)));
  head?.replaceChildren(all);
};

document.querySelectorAll('[data-live]').forEach(keepFresh);
document.querySelectorAll('form[data-together]').forEach(tickAll);
document.querySelector('select[name=type]')?.addEventListener('change', (event) => event.target.form?.requestSubmit());
