import { atMost } from '../goals.js';
import { CONTESTANTS } from './contestants.js';

/** @typedef {import('./contestants.js').Contestant} Contestant */
/** @typedef {import('./measure.js').Figures} Figures */

/**
 * A measure of a scenario, and the goal for ours.
 *
 * @typedef {{
 *   readonly name: string,
 *   readonly figure: (figures: Figures) => number | undefined,
 *   readonly unit: 'ms' | 'MB' | 'commits',
 *   readonly floor?: Contestant,
 *   readonly goal: import('../goals.js').Goal,
 * }} Measure If there is a floor, the goal applies to the ratio to it.
 */

/**
 * @typedef {{
 *   readonly title: string,
 *   readonly mode: import('./measure.js').Mode,
 *   readonly set: import('./fixtures.js').FixtureSet,
 *   readonly count: number,
 *   readonly contestants: readonly Contestant[],
 *   readonly measures: readonly Measure[],
 * }} Scenario
 */

const count = (/** @type {number} */ number) => String(number);
const megabytes = (/** @type {number} */ number) => `${number} MB`;

const uploaders = CONTESTANTS.filter(
  (contestant) => !['floor-with-images', 'noop', 'mantine'].includes(contestant),
);

/** @param {number} limit @returns {Measure} */
const uploaded = (limit) => ({
  name: 'all uploaded',
  figure: ({ doneMs }) => doneMs,
  unit: 'ms',
  floor: 'floor',
  goal: atMost(limit),
});

/** @param {number} mostMegabytes @returns {readonly Measure[]} */
const listed = (mostMegabytes) => [
  {
    name: 'all listed',
    figure: ({ listedMs }) => listedMs,
    unit: 'ms',
    floor: 'floor',
    goal: atMost(1),
  },
  {
    name: 'longest task',
    figure: ({ longestTaskMs }) => longestTaskMs,
    unit: 'ms',
    floor: 'noop',
    goal: atMost(1.5),
  },
  {
    name: 'memory growth',
    figure: ({ memoryMegabytes }) => memoryMegabytes,
    unit: 'MB',
    goal: atMost(mostMegabytes, megabytes),
  },
];

/** @type {Readonly<Record<string, readonly Scenario[]>>} */
export const SCENARIOS = {
  select: [
    {
      title: '1,000 files of 100 KB, chosen',
      mode: 'list',
      set: 'small',
      count: 1000,
      contestants: CONTESTANTS.filter((contestant) => contestant !== 'floor-with-images'),
      measures: listed(60),
    },
  ],
  scale: [
    {
      title: '5,000 files of 100 KB, chosen',
      mode: 'list',
      set: 'many',
      count: 5000,
      contestants: ['floor', 'noop', 'ours', 'better-upload', 'uploadthing', 'uppy'],
      measures: listed(120),
    },
  ],
  photos: [
    {
      title: '20 photos of 12 to 24 megapixels, chosen',
      mode: 'photos',
      set: 'photos',
      count: 20,
      contestants: [
        'floor-with-images',
        'ours',
        'by-hand',
        'uploady',
        'uppy',
        'filepond',
        'antd',
        'mantine',
      ],
      measures: [
        {
          name: 'previews settled',
          figure: ({ settledMs }) => settledMs,
          unit: 'ms',
          floor: 'floor-with-images',
          goal: atMost(0.3),
        },
        {
          name: 'memory growth',
          figure: ({ memoryMegabytes }) => memoryMegabytes,
          unit: 'MB',
          goal: atMost(60, megabytes),
        },
      ],
    },
  ],
  upload: [
    {
      title: '200 files of 100 KB, uploaded six at a time',
      mode: 'upload',
      set: 'small',
      count: 200,
      contestants: uploaders,
      measures: [
        uploaded(1.2),
        {
          name: 'React commits',
          figure: ({ commits }) => commits,
          unit: 'commits',
          goal: atMost(20, count),
        },
      ],
    },
    {
      title: '20 files of 8 MB, uploaded six at a time',
      mode: 'upload',
      set: 'medium',
      count: 20,
      contestants: uploaders,
      measures: [uploaded(1.2)],
    },
    {
      title: 'one file of 200 MB, uploaded',
      mode: 'upload',
      set: 'large',
      count: 1,
      contestants: uploaders,
      measures: [
        uploaded(1),
        {
          name: 'memory growth',
          figure: ({ memoryMegabytes }) => memoryMegabytes,
          unit: 'MB',
          goal: atMost(25, megabytes),
        },
      ],
    },
  ],
};
