/** The page: header, navigation, and what the address names, below whatever interrupts it. */
import { LightningElement, wire } from 'lwc';
import { currentPage, goTo, onPageChange, type PageReference } from 'lightningPlatform/pages';
import { sentenceOf } from 'lightningPage/failureText';
import { getApps } from 'lightningPage/reads';
import { followLinks } from 'lightningPage/links';
import { showToasts } from 'lightningPage/toasts';
import { viewOf, type PageView } from 'lightningPage/views';
import type { App } from 'lightningPage/uiShapes';

const NAME = 'Lightning';

export default class Page extends LightningElement {
  page: PageReference | undefined = currentPage();
  apps: readonly App[] = [];
  chosenApp: string | undefined = this.appInAddress();
  problem = '';
  declare refs: { readonly main: HTMLElement };
  #end: readonly (() => void)[] = [];

  @wire(getApps, { formFactor: 'Large' })
  appsRead({ data, error }: Wired<{ readonly apps: readonly App[] }>): void {
    this.apps = data?.apps ?? this.apps;
    this.problem = error === undefined ? '' : sentenceOf(error);
  }

  get app(): App | undefined {
    const named = this.apps.find(({ appId, developerName }) => [appId, developerName].includes(this.chosenApp ?? ''));
    return named ?? this.apps.find(({ selected }) => selected) ?? this.apps[0];
  }

  get views(): readonly PageView[] {
    return [viewOf(this.page)];
  }

  appInAddress(): string | undefined {
    const here = currentPage();
    return here?.type === 'standard__app' ? here.attributes.appTarget : undefined;
  }

  override connectedCallback(): void {
    showToasts();
    const end = onPageChange((page) => this.goOn(page));
    this.#end = [end, followLinks()];
  }

  override disconnectedCallback(): void {
    for (const end of this.#end) end();
  }

  override errorCallback(error: unknown): void {
    this.problem = sentenceOf(error);
  }

  goOn(page: PageReference | undefined): void {
    const isOther = viewOf(page).key !== viewOf(this.page).key;
    this.page = page;
    this.problem = '';
    if (!isOther) return;
    window.scrollTo(0, 0);
    // Who listens to the page instead of looking at it starts reading it from the top.
    this.refs.main.focus({ preventScroll: true });
  }

  handleSkip(event: Event): void {
    event.preventDefault();
    this.refs.main.focus();
  }

  handleApp({ detail }: CustomEvent<string>): void {
    this.chosenApp = detail;
    goTo('/lightning/page/home');
  }

  handleTitle({ detail }: CustomEvent<string>): void {
    document.title = `${detail} | ${this.app?.label ?? NAME}`;
  }
}
