import { useEffect, useLayoutEffect } from 'react';

/** An effect before the paint; a server has none, and React 18 warns of it there. */
export const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;
