"""The portal under fire: people read, post, publish and answer while its neighbours fall over, one after the other."""
