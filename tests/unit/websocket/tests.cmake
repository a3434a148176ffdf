# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
