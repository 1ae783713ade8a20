//! A fictional workspace, made from a seed.
