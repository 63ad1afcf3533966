import { parseArgs } from 'node:util';
import { measureApex } from './bench/apex.ts';
import { measureActivationOverhead } from './bench/activation-overhead.ts';
import { measurePull, pull } from './bench/invoice-pull.ts';
import { measureOrderOfExecution } from './bench/order-of-execution.ts';
import { measureRecordByRecord } from './bench/record-by-record.ts';
import { say } from './demo/progress.ts';
import { writesOnceQuiet } from './bench/measured-world.ts';

/**
 * `npm run bench`: figures in ratios and counts, each beside its comparison in the same run. The last line of stdout is JSON;
 * a figure that misses its target makes the exit code 1. `--suites DIR` adds the speed of a public Apex suite.
 */
const PAGE_MILLISECONDS = 1000;
const { values } = parseArgs({ options: { suites: { type: 'string' } } });
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

let oneByOne = 0;
let secondPullWrites = -1;

const small = await measurePull({ concurrency: 5, latencyMilliseconds: PAGE_MILLISECONDS }, 1000);
const five = await measurePull({ concurrency: 5, latencyMilliseconds: PAGE_MILLISECONDS }, 100_000, async (world) => {
  oneByOne = await measureRecordByRecord(world);
});
const fifteen = await measurePull(
  { concurrency: 15, latencyMilliseconds: PAGE_MILLISECONDS },
  100_000,
  async (world) => {
    const writes = await writesOnceQuiet(world);
    await pull(world, 15);
    secondPullWrites = (await writesOnceQuiet(world)) - writes;
  },
);
const overhead = await measureActivationOverhead();
const apex = await measureApex(values.suites);
const saves = await measureOrderOfExecution();

const memoryRatio =
  small.peakMemoryMiB === undefined || five.peakMemoryMiB === undefined
    ? undefined
    : five.peakMemoryMiB / small.peakMemoryMiB;
const figures = {
  ceilingShareAt5: rounded(five.ceilingShare, 3),
  ceilingShareAt15: rounded(fifteen.ceilingShare, 3),
  timesFasterThanRecordByRecord: rounded(five.invoicesPerSecond / oneByOne, 1),
  secondPullWrites,
  salesforceCallsFor100000Changed: five.salesforceCalls,
  activationOverheadP50Milliseconds: rounded(overhead.p50, 1),
  activationOverheadP95Milliseconds: rounded(overhead.p95, 1),
  peakMemoryMiBAt1000: small.peakMemoryMiB === undefined ? null : rounded(small.peakMemoryMiB, 0),
  peakMemoryMiBAt100000: five.peakMemoryMiB === undefined ? null : rounded(five.peakMemoryMiB, 0),
  memoryRatio: memoryRatio === undefined ? null : rounded(memoryRatio, 2),
  apexColdStartSeconds: rounded(apex.apexColdStartSeconds, 2),
  apexWarmStartSeconds: rounded(apex.apexWarmStartSeconds, 2),
  apexLoopTimesJavaScript: rounded(apex.apexLoopTimesJavaScript, 1),
  apexPeakMemoryMiB: rounded(apex.apexPeakMemoryMiB, 0),
  apexLadderTestsPerSecond:
    apex.apexLadderTestsPerSecond === undefined ? null : rounded(apex.apexLadderTestsPerSecond, 0),
  orderOfExecutionRatio: rounded(saves.orderOfExecutionRatio, 2),
  orderOfExecutionRecordsPerSecond: rounded(saves.recordsPerSecond, 0),
};

const misses = [
  figures.ceilingShareAt5 < 0.85 && 'ceilingShareAt5 is below 0.85',
  figures.ceilingShareAt15 < 0.75 && 'ceilingShareAt15 is below 0.75',
  figures.timesFasterThanRecordByRecord < 100 && 'timesFasterThanRecordByRecord is below 100',
  figures.secondPullWrites !== 0 && 'secondPullWrites is not 0',
  figures.apexLoopTimesJavaScript > 20 && 'apexLoopTimesJavaScript is above 20',
  figures.orderOfExecutionRatio > 1.5 && 'orderOfExecutionRatio is above 1.5',
  memoryRatio !== undefined && memoryRatio > 1.3 && 'memoryRatio is above 1.3',
].filter((miss) => miss !== false);
for (const miss of misses) say(`MISSED: ${miss}`);
console.log(JSON.stringify(figures));
process.exitCode = misses.length === 0 ? 0 : 1;
