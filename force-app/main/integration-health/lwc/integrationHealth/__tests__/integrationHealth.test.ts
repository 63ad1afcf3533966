import IntegrationHealth from 'c/integrationHealth';
import decide from '@salesforce/apex/IntegrationHealthController.decide';
import health from '@salesforce/apex/IntegrationHealthController.health';
import { draw, drawnAgain, find, findAll, isDrawn, type Drawn } from 'test/draw';
import { giveRoom } from 'test/room';

jest.mock('@salesforce/apex/IntegrationHealthController.health', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/IntegrationHealthController.decide', () => ({ default: jest.fn() }), { virtual: true });

const flow = (change: Partial<FlowHealth> = {}): FlowHealth => ({
  name: 'payments',
  label: 'Payments',
  direction: 'NetSuite to Salesforce',
  isPaused: false,
  lastRunAt: '2026-03-01T12:00:00.000Z',
  backlog: 0,
  held: 0,
  lagSeconds: 0,
  targetSeconds: 60,
  isLate: false,
  retrying: 0,
  parked: 0,
  decisions: [],
  ...change,
});
const PAUSED = flow({
  name: 'invoices',
  label: 'Invoices',
  isPaused: true,
  pausedAt: '2026-03-01T12:00:00.000Z',
  pausedBy: 'ada@example.com',
  backlog: 3,
  held: 2,
  lagSeconds: 20_000,
  targetSeconds: 15_300,
  isLate: true,
  parked: 4,
});
const { lastRunAt: _never, lagSeconds: _lag, targetSeconds: _target, ...BARE } = flow({ name: 'products' });

const answer = (flows: readonly FlowHealth[], canDecide = true): void => {
  jest.mocked(health).mockResolvedValue({ flows, canDecide, readAt: '2026-03-01T12:00:00.000Z' });
};

const drawHealth = async (): Promise<Drawn> => {
  const element = draw('c-integration-health', IntegrationHealth);
  await drawnAgain();
  return element;
};

const press = async (element: Drawn, selector: string): Promise<void> => {
  find(element, selector).dispatchEvent(new CustomEvent('click'));
  await drawnAgain();
};

describe('c-integration-health', () => {
  it('waits for the flows', async () => {
    jest.mocked(health).mockReturnValue(new Promise(() => undefined));
    const element = await drawHealth();
    expect(find(element, 'c-panel')).toHaveProperty('isLoading', true);
    await expect(element).toBeAccessible();
  });

  it('says that the sidecar does not answer, and asks again', async () => {
    const away = { body: { message: 'It is away.' } };
    jest.mocked(health).mockRejectedValueOnce(away);
    const element = await drawHealth();
    expect(find(element, 'c-panel')).toHaveProperty('error', away);
    await expect(element).toBeAccessible();
    answer([flow()]);
    find(element, 'c-panel').dispatchEvent(new CustomEvent('tryagain'));
    await drawnAgain();
    expect(find(element, 'c-panel')).toHaveProperty('error', undefined);
  });

  it('lists what has to be corrected in the settings', async () => {
    const problems = ['The filter of the flow Invoices cannot be used: no such column.', 'Leave them empty.'];
    const readAt = '2026-03-01T12:00:00.000Z';
    jest.mocked(health).mockResolvedValue({ flows: [flow()], canDecide: true, readAt, problems });
    const element = await drawHealth();
    const told = findAll(element, '.problems lightning-formatted-text').map((line) => Reflect.get(line, 'value'));
    expect(told).toEqual(problems);
    await expect(element).toBeAccessible();
  });

  it('says that there are no flows', async () => {
    answer([]);
    const element = await drawHealth();
    expect(find(element, 'c-panel')).toHaveProperty('isEmpty', true);
    await expect(element).toBeAccessible();
  });

  it('shows each flow with its state, its lag and what failed', async () => {
    answer([flow(), PAUSED, BARE]);
    const element = await drawHealth();
    const [on, paused, bare] = findAll(element, '.flow').map((row) => row.textContent);
    expect(on).toContain('c.FlowOn');
    expect(on).toContain('0 sec');
    expect(paused).toContain('c.FlowPausedBy');
    expect(paused).toContain('c.FlowHeld');
    expect(paused).toContain('5 hr 33 min');
    expect(bare).toContain('c.FlowNever');
    expect(bare).toContain('c.FlowNoTarget');
    expect(findAll(element, '.late')).toHaveLength(1);
    expect(on).toContain('c.FlowNoFailures');
    expect(find(element, '.parked').textContent).toContain('c.FlowParked');
    expect(isDrawn(element, '.retrying')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('offers nothing to press to whoever only looks', async () => {
    answer([flow()], false);
    const element = await drawHealth();
    expect(isDrawn(element, '.switch')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it.each([
    {
      what: 'pauses a flow that is on',
      drawn: flow(),
      selector: '.switch',
      decision: 'pause',
      told: 'c.FlowPausedDone',
    },
    { what: 'resumes a paused one', drawn: PAUSED, selector: '.switch', decision: 'resume', told: 'c.FlowResumedDone' },
    { what: 'runs one now', drawn: flow(), selector: '.run', decision: 'run', told: 'c.FlowRunDone' },
  ])('$what', async ({ drawn, selector, decision, told }) => {
    answer([drawn]);
    jest.mocked(decide).mockResolvedValue(drawn);
    const element = await drawHealth();
    await press(element, selector);
    expect(decide).toHaveBeenCalledWith({ flow: drawn.name, decision });
    expect(find(element, '.told').textContent).toBe(told);
    expect(health).toHaveBeenCalledTimes(2);
    await expect(element).toBeAccessible();
  });

  it('does not let a paused flow run', async () => {
    answer([PAUSED]);
    expect(find(await drawHealth(), '.run')).toHaveProperty('disabled', true);
  });

  it('keeps the flows on the screen when a decision is refused, and forgets the refusal on refresh', async () => {
    answer([flow()]);
    const refused = { body: { message: 'Ask an administrator.' } };
    jest.mocked(decide).mockRejectedValueOnce(refused);
    const element = await drawHealth();
    await press(element, '.switch');
    expect(find(element, 'c-notice')).toHaveProperty('error', refused);
    expect(isDrawn(element, '.flow')).toBe(true);
    await expect(element).toBeAccessible();
    await press(element, 'lightning-button-icon');
    expect(isDrawn(element, 'c-notice')).toBe(false);
  });

  describe('while somebody looks', () => {
    const later = async (): Promise<void> => {
      await jest.advanceTimersByTimeAsync(15_000);
    };

    const watched = async (): Promise<Drawn> => {
      const element = draw('c-integration-health', IntegrationHealth);
      await jest.advanceTimersByTimeAsync(0);
      return element;
    };

    beforeEach(() => {
      jest.useFakeTimers();
      giveRoom();
      answer([flow({ backlog: 3 })]);
    });

    afterEach(() => {
      jest.restoreAllMocks();
      jest.useRealTimers();
    });

    it('follows the flows without loading or clearing anything', async () => {
      const element = await watched();
      jest.mocked(decide).mockResolvedValue(flow());
      find(element, '.run').dispatchEvent(new CustomEvent('click'));
      await jest.advanceTimersByTimeAsync(0);
      const row = find(element, '.flow');
      answer([flow({ backlog: 0, parked: 2 })]);
      await later();
      expect(find(element, '.flow')).toBe(row);
      expect(find(element, 'c-panel')).toHaveProperty('isLoading', false);
      expect(find(element, '.parked').textContent).toContain('c.FlowParked');
      expect(find(element, '.told').textContent).toBe('c.FlowRunDone');
    });

    it('keeps the last state when the sidecar is away, says so, and recovers by itself', async () => {
      const element = await watched();
      jest.mocked(health).mockRejectedValueOnce({ body: { message: 'It is away.' } });
      await later();
      expect(isDrawn(element, '.flow')).toBe(true);
      expect(find(element, '.stale').textContent).toContain('c.FlowsStale');
      jest.useRealTimers();
      await expect(element).toBeAccessible();
      jest.useFakeTimers();
    });

    it('shows the flows as soon as a sidecar that was away at first is back', async () => {
      jest.mocked(health).mockRejectedValueOnce({ body: { message: 'It is away.' } });
      const element = await watched();
      expect(find(element, 'c-panel')).toHaveProperty('error', { body: { message: 'It is away.' } });
      await later();
      expect(find(element, 'c-panel')).toHaveProperty('error', undefined);
      expect(find(element, '.stale').textContent).toBe('');
    });

    it('does not let an old answer undo a decision', async () => {
      const element = await watched();
      let arrive = (_health: Health): void => undefined;
      jest.mocked(health).mockReturnValueOnce(new Promise((resolve) => (arrive = resolve)));
      await later();
      answer([PAUSED]);
      jest.mocked(decide).mockResolvedValue(PAUSED);
      find(element, '.switch').dispatchEvent(new CustomEvent('click'));
      await jest.advanceTimersByTimeAsync(0);
      arrive({ flows: [flow()], canDecide: true, readAt: '2026-03-01T12:00:00.000Z' });
      await jest.advanceTimersByTimeAsync(0);
      expect(find(element, '.flow').textContent).toContain('c.FlowPausedBy');
    });

    it('asks nothing while a decision is under way, and nothing more once it is gone', async () => {
      const element = await watched();
      jest.mocked(decide).mockReturnValue(new Promise(() => undefined));
      find(element, '.switch').dispatchEvent(new CustomEvent('click'));
      await later();
      expect(health).toHaveBeenCalledTimes(1);
      element.remove();
      await later();
      expect(health).toHaveBeenCalledTimes(1);
    });
  });
});
