import { configure } from '@testing-library/react';

// A busy machine may take seconds for what takes milliseconds elsewhere.
configure({ asyncUtilTimeout: 10_000 });
