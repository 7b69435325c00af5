"""The reports that sales and purchasing share: turnover, ageing, statements. Read-only."""
