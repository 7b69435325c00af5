PRAGMA application_id = 1112491590;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE "account" ("id" INTEGER NOT NULL PRIMARY KEY, "code" TEXT NOT NULL, "name" TEXT NOT NULL, "name_en" TEXT NOT NULL, "type" TEXT NOT NULL, "parent_id" INTEGER, "is_header" INTEGER NOT NULL, "is_contra" INTEGER NOT NULL, "normal" TEXT NOT NULL CHECK (normal IN ('debit', 'credit')), "control" TEXT NOT NULL, "active" INTEGER NOT NULL, "emkm_line" TEXT NOT NULL, "ep_line" TEXT NOT NULL, "cashflow_section" TEXT NOT NULL, FOREIGN KEY ("parent_id") REFERENCES "account" ("id"));
INSERT INTO "account" VALUES(1,'1000','ASET','Assets','asset',NULL,1,0,'debit','',1,'','','');
INSERT INTO "account" VALUES(2,'1100','Kas dan setara kas','Cash and cash equivalents','asset',1,1,0,'debit','',1,'','','');
INSERT INTO "account" VALUES(3,'1101','Kas','Cash on hand','current_asset',2,0,0,'debit','',1,'Kas dan setara kas','Kas dan setara kas','kas');
INSERT INTO "account" VALUES(4,'1102','Kas kecil','Petty cash','current_asset',2,0,0,'debit','',1,'Kas dan setara kas','Kas dan setara kas','kas');
INSERT INTO "account" VALUES(5,'1111','Bank BCA','Bank account - BCA','current_asset',2,0,0,'debit','',1,'Kas dan setara kas','Kas dan setara kas','kas');
INSERT INTO "account" VALUES(6,'1112','Bank Mandiri','Bank account - Mandiri','current_asset',2,0,0,'debit','',1,'Kas dan setara kas','Kas dan setara kas','kas');
INSERT INTO "account" VALUES(7,'1113','Bank BRI','Bank account - BRI','current_asset',2,0,0,'debit','',0,'Kas dan setara kas','Kas dan setara kas','kas');
INSERT INTO "account" VALUES(8,'1121','E-wallet dan QRIS dalam penyelesaian','E-wallet and QRIS clearing','current_asset',2,0,0,'debit','',1,'Kas dan setara kas','Kas dan setara kas','kas');
INSERT INTO "account" VALUES(9,'1131','Deposito berjangka sampai dengan 3 bulan','Time deposits up to 3 months','current_asset',2,0,0,'debit','',0,'Kas dan setara kas','Kas dan setara kas','kas');
INSERT INTO "account" VALUES(10,'1200','Piutang','Receivables','asset',1,1,0,'debit','',1,'','','');
INSERT INTO "account" VALUES(11,'1201','Piutang usaha','Trade receivables','current_asset',10,0,0,'debit','receivable',1,'Piutang','Piutang usaha','operasi');
INSERT INTO "account" VALUES(12,'1202','Piutang karyawan','Employee receivables (kasbon)','current_asset',10,0,0,'debit','',1,'Piutang','Piutang lain-lain','operasi');
INSERT INTO "account" VALUES(13,'1203','Piutang lain-lain','Other receivables','current_asset',10,0,0,'debit','',1,'Piutang','Piutang lain-lain','operasi');
INSERT INTO "account" VALUES(14,'1209','Cadangan kerugian penurunan nilai piutang','Allowance for impairment of receivables','current_asset',10,0,1,'credit','',0,'Piutang','Piutang usaha','nonkas');
INSERT INTO "account" VALUES(15,'1300','Persediaan','Inventories','asset',1,1,0,'debit','',1,'','','');
INSERT INTO "account" VALUES(16,'1301','Persediaan barang dagang','Merchandise inventory','current_asset',15,0,0,'debit','stock',1,'Persediaan','Persediaan','operasi');
INSERT INTO "account" VALUES(17,'1302','Persediaan bahan baku','Raw materials','current_asset',15,0,0,'debit','',0,'Persediaan','Persediaan','operasi');
INSERT INTO "account" VALUES(18,'1303','Persediaan barang dalam proses','Work in process','current_asset',15,0,0,'debit','',0,'Persediaan','Persediaan','operasi');
INSERT INTO "account" VALUES(19,'1304','Persediaan barang jadi','Finished goods','current_asset',15,0,0,'debit','',0,'Persediaan','Persediaan','operasi');
INSERT INTO "account" VALUES(20,'1305','Persediaan perlengkapan','Supplies','current_asset',15,0,0,'debit','',1,'Persediaan','Persediaan','operasi');
INSERT INTO "account" VALUES(21,'1306','Barang dalam perjalanan','Goods in transit','current_asset',15,0,0,'debit','',0,'Persediaan','Persediaan','operasi');
INSERT INTO "account" VALUES(22,'1400','Uang muka dan beban dibayar di muka','Advances and prepayments','asset',1,1,0,'debit','',1,'','','');
INSERT INTO "account" VALUES(23,'1401','Uang muka pembelian','Advances to suppliers','current_asset',22,0,0,'debit','',1,'Aset lancar lain','Uang muka','operasi');
INSERT INTO "account" VALUES(24,'1402','Sewa dibayar di muka','Prepaid rent','current_asset',22,0,0,'debit','',1,'Aset lancar lain','Beban dibayar di muka','operasi');
INSERT INTO "account" VALUES(25,'1403','Asuransi dibayar di muka','Prepaid insurance','current_asset',22,0,0,'debit','',0,'Aset lancar lain','Beban dibayar di muka','operasi');
INSERT INTO "account" VALUES(26,'1404','Uang muka perjalanan dan operasional','Staff operating advances','current_asset',22,0,0,'debit','',1,'Aset lancar lain','Uang muka','operasi');
INSERT INTO "account" VALUES(27,'1405','Uang jaminan','Refundable deposits','noncurrent_asset',22,0,0,'debit','',0,'Aset tidak lancar lain','Aset tidak lancar lain','operasi');
INSERT INTO "account" VALUES(28,'1500','Pajak dibayar di muka','Prepaid taxes','asset',1,1,0,'debit','',1,'','','');
INSERT INTO "account" VALUES(29,'1501','PPN masukan','Input VAT','current_asset',28,0,0,'debit','',1,'Pajak dibayar di muka','Pajak dibayar di muka','operasi');
INSERT INTO "account" VALUES(30,'1502','PPN masukan belum dikreditkan','Input VAT awaiting faktur','current_asset',28,0,0,'debit','',0,'Pajak dibayar di muka','Pajak dibayar di muka','operasi');
INSERT INTO "account" VALUES(31,'1503','Lebih bayar PPN','VAT overpaid carried forward','current_asset',28,0,0,'debit','',0,'Pajak dibayar di muka','Pajak dibayar di muka','operasi');
INSERT INTO "account" VALUES(32,'1511','PPh pasal 22 dibayar di muka','Prepaid PPh 22','current_asset',28,0,0,'debit','',0,'Pajak dibayar di muka','Pajak dibayar di muka','operasi');
INSERT INTO "account" VALUES(33,'1512','PPh pasal 23 dibayar di muka','Prepaid PPh 23 (withheld by customers)','current_asset',28,0,0,'debit','',1,'Pajak dibayar di muka','Pajak dibayar di muka','operasi');
INSERT INTO "account" VALUES(34,'1513','PPh pasal 25 dibayar di muka','PPh 25 instalments','current_asset',28,0,0,'debit','',0,'Pajak dibayar di muka','Pajak dibayar di muka','operasi');
INSERT INTO "account" VALUES(35,'1600','Aset tetap','Fixed assets','asset',1,1,0,'debit','',1,'','','');
INSERT INTO "account" VALUES(36,'1601','Tanah','Land','fixed_asset',35,0,0,'debit','',1,'Aset tetap','Aset tetap','investasi');
INSERT INTO "account" VALUES(37,'1602','Bangunan','Buildings','fixed_asset',35,0,0,'debit','',0,'Aset tetap','Aset tetap','investasi');
INSERT INTO "account" VALUES(38,'1603','Kendaraan','Vehicles','fixed_asset',35,0,0,'debit','',1,'Aset tetap','Aset tetap','investasi');
INSERT INTO "account" VALUES(39,'1604','Mesin dan peralatan produksi','Machinery and equipment','fixed_asset',35,0,0,'debit','',1,'Aset tetap','Aset tetap','investasi');
INSERT INTO "account" VALUES(40,'1605','Peralatan dan komputer kantor','Office equipment and computers','fixed_asset',35,0,0,'debit','',1,'Aset tetap','Aset tetap','investasi');
INSERT INTO "account" VALUES(41,'1606','Mebel dan perabot','Furniture and fixtures','fixed_asset',35,0,0,'debit','',1,'Aset tetap','Aset tetap','investasi');
INSERT INTO "account" VALUES(42,'1607','Renovasi bangunan sewa','Leasehold improvements','fixed_asset',35,0,0,'debit','',0,'Aset tetap','Aset tetap','investasi');
INSERT INTO "account" VALUES(43,'1608','Aset tetap dalam penyelesaian','Assets under construction','fixed_asset',35,0,0,'debit','',0,'Aset tetap','Aset tetap','investasi');
INSERT INTO "account" VALUES(44,'1612','Akumulasi penyusutan bangunan','Accumulated depreciation - buildings','fixed_asset',35,0,1,'credit','',0,'Akumulasi penyusutan','Akumulasi penyusutan','nonkas');
INSERT INTO "account" VALUES(45,'1613','Akumulasi penyusutan kendaraan','Accumulated depreciation - vehicles','fixed_asset',35,0,1,'credit','',1,'Akumulasi penyusutan','Akumulasi penyusutan','nonkas');
INSERT INTO "account" VALUES(46,'1614','Akumulasi penyusutan mesin dan peralatan','Accumulated depreciation - machinery','fixed_asset',35,0,1,'credit','',1,'Akumulasi penyusutan','Akumulasi penyusutan','nonkas');
INSERT INTO "account" VALUES(47,'1615','Akumulasi penyusutan peralatan kantor','Accumulated depreciation - office equipment','fixed_asset',35,0,1,'credit','',1,'Akumulasi penyusutan','Akumulasi penyusutan','nonkas');
INSERT INTO "account" VALUES(48,'1616','Akumulasi penyusutan mebel','Accumulated depreciation - furniture','fixed_asset',35,0,1,'credit','',1,'Akumulasi penyusutan','Akumulasi penyusutan','nonkas');
INSERT INTO "account" VALUES(49,'1617','Akumulasi penyusutan renovasi','Accumulated depreciation - leasehold improvements','fixed_asset',35,0,1,'credit','',0,'Akumulasi penyusutan','Akumulasi penyusutan','nonkas');
INSERT INTO "account" VALUES(50,'1700','Aset takberwujud','Intangible assets','asset',1,1,0,'debit','',1,'','','');
INSERT INTO "account" VALUES(51,'1701','Perangkat lunak dan lisensi','Software and licences','noncurrent_asset',50,0,0,'debit','',0,'Aset takberwujud','Aset takberwujud','investasi');
INSERT INTO "account" VALUES(52,'1711','Akumulasi amortisasi','Accumulated amortisation','noncurrent_asset',50,0,1,'credit','',0,'Aset takberwujud','Aset takberwujud','nonkas');
INSERT INTO "account" VALUES(53,'2000','LIABILITAS','Liabilities','liability',NULL,1,0,'credit','',1,'','','');
INSERT INTO "account" VALUES(54,'2100','Utang usaha dan akrual','Trade payables and accruals','liability',53,1,0,'credit','',1,'','','');
INSERT INTO "account" VALUES(55,'2101','Utang usaha','Trade payables','current_liability',54,0,0,'credit','payable',1,'Utang usaha','Utang usaha','operasi');
INSERT INTO "account" VALUES(56,'2102','Barang diterima belum ditagih','Goods received not invoiced','current_liability',54,0,0,'credit','',0,'Utang usaha','Utang usaha','operasi');
INSERT INTO "account" VALUES(57,'2103','Utang lain-lain','Other payables','current_liability',54,0,0,'credit','',1,'Liabilitas jangka pendek lain','Utang lain-lain','operasi');
INSERT INTO "account" VALUES(58,'2104','Beban yang masih harus dibayar','Accrued expenses','current_liability',54,0,0,'credit','',1,'Liabilitas jangka pendek lain','Beban akrual','operasi');
INSERT INTO "account" VALUES(59,'2105','Uang muka pelanggan','Customer deposits','current_liability',54,0,0,'credit','',1,'Liabilitas jangka pendek lain','Uang muka pelanggan','operasi');
INSERT INTO "account" VALUES(60,'2106','Pendapatan diterima di muka','Unearned revenue','current_liability',54,0,0,'credit','',1,'Liabilitas jangka pendek lain','Pendapatan diterima di muka','operasi');
INSERT INTO "account" VALUES(61,'2200','Utang penggajian','Payroll liabilities','liability',53,1,0,'credit','',1,'','','');
INSERT INTO "account" VALUES(62,'2201','Utang gaji','Salaries payable','current_liability',61,0,0,'credit','payroll',1,'Liabilitas jangka pendek lain','Beban akrual','operasi');
INSERT INTO "account" VALUES(63,'2202','Utang THR','THR payable','current_liability',61,0,0,'credit','payroll',1,'Liabilitas jangka pendek lain','Beban akrual','operasi');
INSERT INTO "account" VALUES(64,'2203','Utang BPJS Kesehatan','BPJS Health payable','current_liability',61,0,0,'credit','',1,'Liabilitas jangka pendek lain','Beban akrual','operasi');
INSERT INTO "account" VALUES(65,'2204','Utang BPJS Ketenagakerjaan JHT','BPJS JHT payable','current_liability',61,0,0,'credit','',1,'Liabilitas jangka pendek lain','Beban akrual','operasi');
INSERT INTO "account" VALUES(66,'2205','Utang BPJS Ketenagakerjaan JP','BPJS pension payable','current_liability',61,0,0,'credit','',1,'Liabilitas jangka pendek lain','Beban akrual','operasi');
INSERT INTO "account" VALUES(67,'2206','Utang BPJS Ketenagakerjaan JKK dan JKM','BPJS accident and death payable','current_liability',61,0,0,'credit','',1,'Liabilitas jangka pendek lain','Beban akrual','operasi');
INSERT INTO "account" VALUES(68,'2207','Potongan karyawan lainnya','Other employee deductions payable','current_liability',61,0,0,'credit','',1,'Liabilitas jangka pendek lain','Utang lain-lain','operasi');
INSERT INTO "account" VALUES(69,'2300','Utang pajak','Tax payables','liability',53,1,0,'credit','',1,'','','');
INSERT INTO "account" VALUES(70,'2301','PPN keluaran','Output VAT','current_liability',69,0,0,'credit','',1,'Utang pajak','Utang pajak','operasi');
INSERT INTO "account" VALUES(71,'2302','Utang PPN','VAT payable (settlement)','current_liability',69,0,0,'credit','',1,'Utang pajak','Utang pajak','operasi');
INSERT INTO "account" VALUES(72,'2303','Utang PPh pasal 21','PPh 21 payable','current_liability',69,0,0,'credit','',1,'Utang pajak','Utang pajak','operasi');
INSERT INTO "account" VALUES(73,'2304','Utang PPh pasal 23','PPh 23 payable (withheld)','current_liability',69,0,0,'credit','',1,'Utang pajak','Utang pajak','operasi');
INSERT INTO "account" VALUES(74,'2305','Utang PPh pasal 4 ayat 2','PPh 4(2) payable (withheld)','current_liability',69,0,0,'credit','',1,'Utang pajak','Utang pajak','operasi');
INSERT INTO "account" VALUES(75,'2306','Utang PPh final UMKM','PPh final 0.5 % payable','current_liability',69,0,0,'credit','',1,'Utang pajak','Utang pajak','operasi');
INSERT INTO "account" VALUES(76,'2307','Utang PPh pasal 25','PPh 25 payable','current_liability',69,0,0,'credit','',0,'Utang pajak','Utang pajak','operasi');
INSERT INTO "account" VALUES(77,'2308','Utang PPh pasal 29','Annual income tax payable','current_liability',69,0,0,'credit','',0,'Utang pajak','Utang pajak','operasi');
INSERT INTO "account" VALUES(78,'2400','Utang bank dan pembiayaan','Borrowings','liability',53,1,0,'credit','',1,'','','');
INSERT INTO "account" VALUES(79,'2401','Utang bank jangka pendek','Short-term bank loans','current_liability',78,0,0,'credit','',1,'Utang bank','Utang bank jangka pendek','pendanaan');
INSERT INTO "account" VALUES(80,'2402','Bagian lancar utang jangka panjang','Current portion of long-term debt','current_liability',78,0,0,'credit','',0,'Utang bank','Utang bank jangka pendek','pendanaan');
INSERT INTO "account" VALUES(81,'2403','Utang bank jangka panjang','Long-term bank loans','long_term_liability',78,0,0,'credit','',1,'Utang bank','Utang bank jangka panjang','pendanaan');
INSERT INTO "account" VALUES(82,'2404','Utang pembiayaan kendaraan','Vehicle financing','long_term_liability',78,0,0,'credit','',0,'Utang bank','Utang pembiayaan','pendanaan');
INSERT INTO "account" VALUES(83,'2405','Utang kepada pemilik','Due to owner','long_term_liability',78,0,0,'credit','',1,'Liabilitas jangka panjang lain','Utang pihak berelasi','pendanaan');
INSERT INTO "account" VALUES(84,'2406','Liabilitas imbalan kerja','Employee benefit obligation','long_term_liability',78,0,0,'credit','',0,'Liabilitas jangka panjang lain','Liabilitas imbalan kerja','operasi');
INSERT INTO "account" VALUES(85,'3000','EKUITAS','Equity','equity',NULL,1,0,'credit','',1,'','','');
INSERT INTO "account" VALUES(86,'3101','Modal disetor','Paid-in capital','equity',85,0,0,'credit','',1,'Modal','Modal saham','pendanaan');
INSERT INTO "account" VALUES(87,'3102','Tambahan modal disetor','Additional paid-in capital','equity',85,0,0,'credit','',0,'Modal','Tambahan modal disetor','pendanaan');
INSERT INTO "account" VALUES(88,'3103','Prive pemilik','Owner drawings','equity',85,0,1,'debit','',0,'Modal','Modal saham','pendanaan');
INSERT INTO "account" VALUES(89,'3201','Saldo laba','Retained earnings','equity',85,0,0,'credit','',1,'Saldo laba (defisit)','Saldo laba','nonkas');
INSERT INTO "account" VALUES(90,'3202','Laba tahun berjalan','Current year earnings','equity',85,0,0,'credit','system',1,'Saldo laba (defisit)','Saldo laba','nonkas');
INSERT INTO "account" VALUES(91,'3203','Dividen','Dividends','equity',85,0,1,'debit','',1,'Saldo laba (defisit)','Saldo laba','pendanaan');
INSERT INTO "account" VALUES(92,'3999','Saldo awal penyeimbang','Opening balance equity','equity',85,0,0,'credit','',1,'Modal','Modal saham','nonkas');
INSERT INTO "account" VALUES(93,'4000','PENDAPATAN','Revenue','revenue',NULL,1,0,'credit','',1,'','','');
INSERT INTO "account" VALUES(94,'4101','Penjualan barang','Sales of goods','revenue',93,0,0,'credit','',1,'Pendapatan usaha','Pendapatan','operasi');
INSERT INTO "account" VALUES(95,'4102','Pendapatan jasa','Service revenue','revenue',93,0,0,'credit','',1,'Pendapatan usaha','Pendapatan','operasi');
INSERT INTO "account" VALUES(96,'4103','Pendapatan pengiriman','Delivery income','revenue',93,0,0,'credit','',1,'Pendapatan usaha','Pendapatan','operasi');
INSERT INTO "account" VALUES(97,'4201','Retur penjualan','Sales returns','revenue',93,0,1,'debit','',1,'Pendapatan usaha','Pendapatan','operasi');
INSERT INTO "account" VALUES(98,'4202','Potongan penjualan','Sales discounts','revenue',93,0,1,'debit','',1,'Pendapatan usaha','Pendapatan','operasi');
INSERT INTO "account" VALUES(99,'5000','BEBAN POKOK PENJUALAN','Cost of sales','cost_of_sales',NULL,1,0,'debit','',1,'','','');
INSERT INTO "account" VALUES(100,'5101','Beban pokok penjualan','Cost of goods sold','cost_of_sales',99,0,0,'debit','',1,'Beban usaha','Beban pokok penjualan','operasi');
INSERT INTO "account" VALUES(101,'5102','Beban pokok jasa','Cost of services','cost_of_sales',99,0,0,'debit','',1,'Beban usaha','Beban pokok penjualan','operasi');
INSERT INTO "account" VALUES(102,'5103','Ongkos angkut pembelian','Freight in','cost_of_sales',99,0,0,'debit','',1,'Beban usaha','Beban pokok penjualan','operasi');
INSERT INTO "account" VALUES(103,'5104','Selisih persediaan','Inventory count differences','cost_of_sales',99,0,0,'debit','',1,'Beban usaha','Beban pokok penjualan','operasi');
INSERT INTO "account" VALUES(104,'5105','Retur dan potongan pembelian','Purchase returns and discounts','cost_of_sales',99,0,1,'credit','',1,'Beban usaha','Beban pokok penjualan','operasi');
INSERT INTO "account" VALUES(105,'6000','BEBAN USAHA','Operating expenses','operating_expense',NULL,1,0,'debit','',1,'','','');
INSERT INTO "account" VALUES(106,'6101','Beban gaji dan upah','Salaries and wages','operating_expense',105,0,0,'debit','',1,'Beban usaha','Beban umum dan administrasi','operasi');
INSERT INTO "account" VALUES(107,'6102','Beban lembur','Overtime','operating_expense',105,0,0,'debit','',1,'Beban usaha','Beban umum dan administrasi','operasi');
INSERT INTO "account" VALUES(108,'6103','Beban THR dan bonus','THR and bonuses','operating_expense',105,0,0,'debit','',1,'Beban usaha','Beban umum dan administrasi','operasi');
INSERT INTO "account" VALUES(109,'6104','Beban BPJS Kesehatan','BPJS Health - employer share','operating_expense',105,0,0,'debit','',1,'Beban usaha','Beban umum dan administrasi','operasi');
INSERT INTO "account" VALUES(110,'6105','Beban BPJS Ketenagakerjaan','BPJS Employment - employer share','operating_expense',105,0,0,'debit','',1,'Beban usaha','Beban umum dan administrasi','operasi');
INSERT INTO "account" VALUES(111,'6106','Tunjangan PPh pasal 21','PPh 21 borne by employer','operating_expense',105,0,0,'debit','',1,'Beban usaha','Beban umum dan administrasi','operasi');
INSERT INTO "account" VALUES(112,'6107','Beban pesangon','Severance','operating_expense',105,0,0,'debit','',0,'Beban usaha','Beban umum dan administrasi','operasi');
INSERT INTO "account" VALUES(113,'6201','Beban sewa','Rent','operating_expense',105,0,0,'debit','',1,'Beban usaha','Beban umum dan administrasi','operasi');
INSERT INTO "account" VALUES(114,'6202','Beban listrik, air, telepon dan internet','Utilities and internet','operating_expense',105,0,0,'debit','',1,'Beban usaha','Beban umum dan administrasi','operasi');
INSERT INTO "account" VALUES(115,'6203','Beban perlengkapan kantor','Office supplies','operating_expense',105,0,0,'debit','',1,'Beban usaha','Beban umum dan administrasi','operasi');
INSERT INTO "account" VALUES(116,'6204','Beban perbaikan dan pemeliharaan','Repairs and maintenance','operating_expense',105,0,0,'debit','',1,'Beban usaha','Beban umum dan administrasi','operasi');
INSERT INTO "account" VALUES(117,'6205','Beban transportasi dan perjalanan dinas','Transport and travel','operating_expense',105,0,0,'debit','',1,'Beban usaha','Beban umum dan administrasi','operasi');
INSERT INTO "account" VALUES(118,'6206','Beban iklan dan pemasaran','Advertising and marketing','operating_expense',105,0,0,'debit','',1,'Beban usaha','Beban penjualan','operasi');
INSERT INTO "account" VALUES(119,'6207','Beban pengiriman','Delivery expense','operating_expense',105,0,0,'debit','',1,'Beban usaha','Beban penjualan','operasi');
INSERT INTO "account" VALUES(120,'6208','Beban jasa profesional','Professional fees','operating_expense',105,0,0,'debit','',1,'Beban usaha','Beban umum dan administrasi','operasi');
INSERT INTO "account" VALUES(121,'6209','Beban asuransi','Insurance','operating_expense',105,0,0,'debit','',1,'Beban usaha','Beban umum dan administrasi','operasi');
INSERT INTO "account" VALUES(122,'6210','Beban pajak daerah, perizinan dan meterai','Local taxes, licences, stamp duty','operating_expense',105,0,0,'debit','',1,'Beban usaha','Beban umum dan administrasi','operasi');
INSERT INTO "account" VALUES(123,'6211','Beban administrasi bank dan MDR','Bank charges and MDR','operating_expense',105,0,0,'debit','',1,'Beban usaha','Beban umum dan administrasi','operasi');
INSERT INTO "account" VALUES(124,'6212','Beban penyusutan','Depreciation','operating_expense',105,0,0,'debit','',1,'Beban usaha','Beban umum dan administrasi','nonkas');
INSERT INTO "account" VALUES(125,'6213','Beban amortisasi','Amortisation','operating_expense',105,0,0,'debit','',0,'Beban usaha','Beban umum dan administrasi','nonkas');
INSERT INTO "account" VALUES(126,'6214','Beban kerugian piutang','Impairment of receivables','operating_expense',105,0,0,'debit','',0,'Beban usaha','Beban umum dan administrasi','nonkas');
INSERT INTO "account" VALUES(127,'6299','Beban lain-lain usaha','Sundry operating expenses','operating_expense',105,0,0,'debit','',1,'Beban usaha','Beban umum dan administrasi','operasi');
INSERT INTO "account" VALUES(128,'7000','PENDAPATAN DAN BEBAN LAIN','Other income and expenses','other',NULL,1,0,'credit','',1,'','','');
INSERT INTO "account" VALUES(129,'7101','Pendapatan bunga dan jasa giro','Interest income','other_income',128,0,0,'credit','',1,'Pendapatan lain-lain','Penghasilan lain','operasi');
INSERT INTO "account" VALUES(130,'7102','Laba pelepasan aset tetap','Gain on disposal of fixed assets','other_income',128,0,0,'credit','',1,'Pendapatan lain-lain','Penghasilan lain','investasi');
INSERT INTO "account" VALUES(131,'7103','Pendapatan lain-lain','Other income','other_income',128,0,0,'credit','',1,'Pendapatan lain-lain','Penghasilan lain','operasi');
INSERT INTO "account" VALUES(132,'7201','Beban bunga','Interest expense','other_expense',128,0,0,'debit','',1,'Beban keuangan','Biaya keuangan','pendanaan');
INSERT INTO "account" VALUES(133,'7202','Rugi pelepasan aset tetap','Loss on disposal of fixed assets','other_expense',128,0,0,'debit','',1,'Beban lain-lain','Beban lain','investasi');
INSERT INTO "account" VALUES(134,'7203','Sanksi dan denda pajak','Tax penalties','other_expense',128,0,0,'debit','',1,'Beban lain-lain','Beban lain','operasi');
INSERT INTO "account" VALUES(135,'7204','Selisih pembulatan','Rounding differences','other_expense',128,0,0,'debit','',1,'Beban lain-lain','Beban lain','nonkas');
INSERT INTO "account" VALUES(136,'7205','Selisih kas','Cash over and short','other_expense',128,0,0,'debit','',0,'Beban lain-lain','Beban lain','operasi');
INSERT INTO "account" VALUES(137,'8000','PAJAK PENGHASILAN','Income tax','income_tax',NULL,1,0,'debit','',1,'','','');
INSERT INTO "account" VALUES(138,'8101','Beban PPh final UMKM','Final income tax 0.5 %','income_tax',137,0,0,'debit','',1,'Beban pajak penghasilan','Beban pajak penghasilan','operasi');
INSERT INTO "account" VALUES(139,'8102','Beban PPh badan','Corporate income tax','income_tax',137,0,0,'debit','',1,'Beban pajak penghasilan','Beban pajak penghasilan','operasi');
INSERT INTO "account" VALUES(140,'8103','Beban PPh final lainnya','Other final income tax','income_tax',137,0,0,'debit','',1,'Beban pajak penghasilan','Beban pajak penghasilan','operasi');
CREATE TABLE "account_month" ("account_id" INTEGER NOT NULL, "period" INTEGER NOT NULL, "is_closing" INTEGER NOT NULL, "debit" INTEGER NOT NULL, "credit" INTEGER NOT NULL, PRIMARY KEY ("account_id", "period", "is_closing")) WITHOUT ROWID;
CREATE TABLE "account_role" ("role" TEXT NOT NULL PRIMARY KEY, "account_id" INTEGER NOT NULL, FOREIGN KEY ("account_id") REFERENCES "account" ("id"));
INSERT INTO "account_role" VALUES('cash',3);
INSERT INTO "account_role" VALUES('receivable',11);
INSERT INTO "account_role" VALUES('employee_receivable',12);
INSERT INTO "account_role" VALUES('stock',16);
INSERT INTO "account_role" VALUES('supplier_advance',23);
INSERT INTO "account_role" VALUES('ppn_in',29);
INSERT INTO "account_role" VALUES('payable',55);
INSERT INTO "account_role" VALUES('accrued',58);
INSERT INTO "account_role" VALUES('customer_deposit',59);
INSERT INTO "account_role" VALUES('salaries_payable',62);
INSERT INTO "account_role" VALUES('thr_payable',63);
INSERT INTO "account_role" VALUES('bpjs_health_payable',64);
INSERT INTO "account_role" VALUES('bpjs_jht_payable',65);
INSERT INTO "account_role" VALUES('bpjs_jp_payable',66);
INSERT INTO "account_role" VALUES('bpjs_jkk_jkm_payable',67);
INSERT INTO "account_role" VALUES('other_deductions',68);
INSERT INTO "account_role" VALUES('ppn_out',70);
INSERT INTO "account_role" VALUES('pph21_payable',72);
INSERT INTO "account_role" VALUES('retained_earnings',89);
INSERT INTO "account_role" VALUES('opening_equity',92);
INSERT INTO "account_role" VALUES('sales',94);
INSERT INTO "account_role" VALUES('service_revenue',95);
INSERT INTO "account_role" VALUES('freight_income',96);
INSERT INTO "account_role" VALUES('sales_returns',97);
INSERT INTO "account_role" VALUES('sales_discount',98);
INSERT INTO "account_role" VALUES('cogs',100);
INSERT INTO "account_role" VALUES('service_cost',101);
INSERT INTO "account_role" VALUES('freight_in',102);
INSERT INTO "account_role" VALUES('stock_difference',103);
INSERT INTO "account_role" VALUES('purchase_return_difference',104);
INSERT INTO "account_role" VALUES('salaries',106);
INSERT INTO "account_role" VALUES('overtime',107);
INSERT INTO "account_role" VALUES('thr_bonus',108);
INSERT INTO "account_role" VALUES('bpjs_health_expense',109);
INSERT INTO "account_role" VALUES('bpjs_employment_expense',110);
INSERT INTO "account_role" VALUES('pph21_allowance',111);
INSERT INTO "account_role" VALUES('bank_charges',123);
INSERT INTO "account_role" VALUES('rounding',135);
CREATE TABLE "attachment" ("id" INTEGER NOT NULL PRIMARY KEY, "sha256" TEXT NOT NULL, "name" TEXT NOT NULL, "content" BLOB NOT NULL);
CREATE TABLE "audit" ("id" INTEGER NOT NULL PRIMARY KEY, "at" TEXT NOT NULL, "actor" TEXT NOT NULL, "action" TEXT NOT NULL, "kind" TEXT NOT NULL, "number" TEXT NOT NULL, "details" TEXT NOT NULL);
INSERT INTO "audit" VALUES(1,'2026-11-01T09:00:00','pemilik','create','company','PT Lama','{}');
CREATE TABLE "backup_made" ("id" INTEGER NOT NULL PRIMARY KEY, "at" TEXT NOT NULL, "path" TEXT NOT NULL);
CREATE TABLE "customer_receipt" ("id" INTEGER NOT NULL PRIMARY KEY, "ref" TEXT, "number" TEXT, "state" TEXT NOT NULL, "date" TEXT NOT NULL, "party_id" INTEGER NOT NULL, "account_id" INTEGER NOT NULL, "amount" INTEGER NOT NULL, "write_off" INTEGER NOT NULL, "method" TEXT NOT NULL, "notes" TEXT NOT NULL, "entry_id" INTEGER, "party_kept" INTEGER, "company_kept" INTEGER, FOREIGN KEY ("party_id") REFERENCES "party" ("id"), CHECK (state IN ('draft', 'posted')), CHECK (state = 'draft' OR (number IS NOT NULL AND entry_id IS NOT NULL)), CHECK (amount > 0));
CREATE TABLE "customer_receipt_line" ("receipt_id" INTEGER NOT NULL, "line_no" INTEGER NOT NULL, "number" TEXT NOT NULL, "applied" INTEGER NOT NULL, PRIMARY KEY ("receipt_id", "line_no"), FOREIGN KEY ("receipt_id") REFERENCES "customer_receipt" ("id") DEFERRABLE INITIALLY DEFERRED, CHECK (applied > 0)) WITHOUT ROWID;
CREATE TABLE "employee" ("id" INTEGER NOT NULL PRIMARY KEY, "code" TEXT NOT NULL, "name" TEXT NOT NULL, "nik" TEXT NOT NULL, "npwp" TEXT NOT NULL, "gender" TEXT NOT NULL, "birth_date" TEXT, "religion" TEXT NOT NULL, "joined" TEXT NOT NULL, "left_on" TEXT, "email" TEXT NOT NULL, "phone" TEXT NOT NULL, "bank" TEXT NOT NULL, "account_number" TEXT NOT NULL, "account_holder" TEXT NOT NULL, "bpjs_health" INTEGER NOT NULL, "bpjs_jht" INTEGER NOT NULL, "bpjs_jp" INTEGER NOT NULL, "jkk_class" INTEGER NOT NULL, "extra_family" INTEGER NOT NULL, "no_npwp_surcharge" INTEGER NOT NULL, "resident_from" TEXT, "resident_until" TEXT);
CREATE TABLE "employee_terms" ("id" INTEGER NOT NULL PRIMARY KEY, "employee_id" INTEGER NOT NULL, "valid_from" TEXT NOT NULL, "base_salary" INTEGER NOT NULL, "ptkp" TEXT NOT NULL, "pph21_method" TEXT NOT NULL, "employment" TEXT NOT NULL, "position" TEXT NOT NULL, "department" TEXT NOT NULL, FOREIGN KEY ("employee_id") REFERENCES "employee" ("id"), CHECK (base_salary >= 0));
CREATE TABLE "item" ("id" INTEGER NOT NULL PRIMARY KEY, "code" TEXT NOT NULL, "name" TEXT NOT NULL, "category" TEXT NOT NULL, "kind" TEXT NOT NULL, "unit" TEXT NOT NULL, "costing" TEXT NOT NULL, "sale_price" INTEGER NOT NULL, "purchase_price" INTEGER NOT NULL, "min_stock" INTEGER NOT NULL, "barcode" TEXT NOT NULL, "rack" TEXT NOT NULL, "tax" TEXT NOT NULL, "active" INTEGER NOT NULL);
CREATE TABLE "item_balance" ("open_item_id" INTEGER NOT NULL PRIMARY KEY, "outstanding" INTEGER NOT NULL, FOREIGN KEY ("open_item_id") REFERENCES "open_item" ("id"));
CREATE TABLE "item_unit" ("id" INTEGER NOT NULL PRIMARY KEY, "item_id" INTEGER NOT NULL, "unit" TEXT NOT NULL, "numerator" INTEGER NOT NULL, "denominator" INTEGER NOT NULL, FOREIGN KEY ("item_id") REFERENCES "item" ("id"));
CREATE TABLE "journal_entry" ("id" INTEGER NOT NULL PRIMARY KEY, "number" TEXT NOT NULL, "date" TEXT NOT NULL, "period" INTEGER NOT NULL, "kind" TEXT NOT NULL, "source_kind" TEXT NOT NULL, "source_id" INTEGER NOT NULL, "memo" TEXT NOT NULL, "reverses_id" INTEGER, "is_closing" INTEGER NOT NULL, "actor" TEXT NOT NULL, "at" TEXT NOT NULL, "line_count" INTEGER NOT NULL, "total" INTEGER NOT NULL, "previous_hash" TEXT NOT NULL, "hash" TEXT NOT NULL, FOREIGN KEY ("reverses_id") REFERENCES "journal_entry" ("id"));
CREATE TABLE "journal_line" ("id" INTEGER NOT NULL PRIMARY KEY, "entry_id" INTEGER NOT NULL, "line_no" INTEGER NOT NULL, "account_id" INTEGER NOT NULL, "date" TEXT NOT NULL, "amount" INTEGER NOT NULL CHECK (amount <> 0), "currency" TEXT NOT NULL, "foreign_amount" INTEGER, "party_id" INTEGER, "memo" TEXT NOT NULL, FOREIGN KEY ("entry_id") REFERENCES "journal_entry" ("id") DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("account_id") REFERENCES "account" ("id"));
CREATE TABLE "journal_voucher" ("id" INTEGER NOT NULL PRIMARY KEY, "ref" TEXT, "number" TEXT, "state" TEXT NOT NULL CHECK (state IN ('draft', 'posted')), "date" TEXT NOT NULL, "memo" TEXT NOT NULL, "total" INTEGER NOT NULL, "entry_id" INTEGER, FOREIGN KEY ("entry_id") REFERENCES "journal_entry" ("id"));
CREATE TABLE "journal_voucher_line" ("id" INTEGER NOT NULL PRIMARY KEY, "voucher_id" INTEGER NOT NULL, "line_no" INTEGER NOT NULL, "account_id" INTEGER NOT NULL, "amount" INTEGER NOT NULL, "memo" TEXT NOT NULL, FOREIGN KEY ("voucher_id") REFERENCES "journal_voucher" ("id") DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("account_id") REFERENCES "account" ("id"));
CREATE TABLE "kept_identity" ("id" INTEGER NOT NULL PRIMARY KEY, "digest" TEXT NOT NULL, "content" TEXT NOT NULL);
CREATE TABLE "kept_paper" ("id" INTEGER NOT NULL PRIMARY KEY, "kind" TEXT NOT NULL, "document_id" INTEGER NOT NULL, "content" TEXT NOT NULL);
CREATE TABLE "number_counter" ("id" INTEGER NOT NULL PRIMARY KEY, "series" TEXT NOT NULL, "bucket" TEXT NOT NULL, "last" INTEGER NOT NULL);
CREATE TABLE "number_series" ("id" INTEGER NOT NULL PRIMARY KEY, "key" TEXT NOT NULL, "pattern" TEXT NOT NULL, "reset" TEXT NOT NULL, "first_month" INTEGER NOT NULL);
INSERT INTO "number_series" VALUES(1,'journal','JU/{YY}/{MM}/{SEQ:4}','monthly',1);
INSERT INTO "number_series" VALUES(2,'sales-invoice','INV/{YY}/{MM}/{SEQ:4}','monthly',1);
INSERT INTO "number_series" VALUES(3,'receipt','RCV/{YY}/{MM}/{SEQ:4}','monthly',1);
INSERT INTO "number_series" VALUES(4,'purchase-invoice','BILL/{YY}/{MM}/{SEQ:4}','monthly',1);
INSERT INTO "number_series" VALUES(5,'payment','PAY/{YY}/{MM}/{SEQ:4}','monthly',1);
INSERT INTO "number_series" VALUES(6,'stock-receipt','MSK/{YY}/{MM}/{SEQ:4}','monthly',1);
INSERT INTO "number_series" VALUES(7,'stock-issue','KLR/{YY}/{MM}/{SEQ:4}','monthly',1);
INSERT INTO "number_series" VALUES(8,'stock-transfer','MUT/{YY}/{MM}/{SEQ:4}','monthly',1);
INSERT INTO "number_series" VALUES(9,'stock-adjustment','PNY/{YY}/{MM}/{SEQ:4}','monthly',1);
INSERT INTO "number_series" VALUES(10,'stock-count','OPN/{YY}/{MM}/{SEQ:4}','monthly',1);
INSERT INTO "number_series" VALUES(11,'payroll','GAJI/{YY}/{MM}/{SEQ:3}','monthly',1);
INSERT INTO "number_series" VALUES(12,'payroll-payment','BGAJI/{YY}/{MM}/{SEQ:3}','monthly',1);
CREATE TABLE "open_item" ("id" INTEGER NOT NULL PRIMARY KEY, "control" TEXT NOT NULL CHECK (control IN ('receivable', 'payable')), "party_id" INTEGER NOT NULL, "document_kind" TEXT NOT NULL, "document_id" INTEGER NOT NULL, "number" TEXT NOT NULL, "date" TEXT NOT NULL, "due_date" TEXT NOT NULL, "amount" INTEGER NOT NULL CHECK (amount <> 0));
CREATE TABLE "opening_pay" ("id" INTEGER NOT NULL PRIMARY KEY, "employee_id" INTEGER NOT NULL, "year" INTEGER NOT NULL, "through_month" INTEGER NOT NULL, "gross" INTEGER NOT NULL, "pph21" INTEGER NOT NULL, "pension" INTEGER NOT NULL, "zakat" INTEGER NOT NULL, "leave_days" INTEGER NOT NULL, "loan_balance" INTEGER NOT NULL, FOREIGN KEY ("employee_id") REFERENCES "employee" ("id"), CHECK (through_month BETWEEN 1 AND 12));
CREATE TABLE "overtime" ("id" INTEGER NOT NULL PRIMARY KEY, "employee_id" INTEGER NOT NULL, "date" TEXT NOT NULL, "hours" INTEGER NOT NULL, "day" TEXT NOT NULL, FOREIGN KEY ("employee_id") REFERENCES "employee" ("id"), CHECK (hours > 0));
CREATE TABLE "party" ("id" INTEGER NOT NULL PRIMARY KEY, "code" TEXT NOT NULL, "name" TEXT NOT NULL, "is_customer" INTEGER NOT NULL, "is_supplier" INTEGER NOT NULL, "npwp" TEXT NOT NULL, "nik" TEXT NOT NULL, "address" TEXT NOT NULL, "city" TEXT NOT NULL, "phone" TEXT NOT NULL, "email" TEXT NOT NULL, "contact" TEXT NOT NULL, "terms_days" INTEGER NOT NULL, "credit_limit" INTEGER NOT NULL, "language" TEXT NOT NULL, "active" INTEGER NOT NULL);
CREATE TABLE "pay_component" ("id" INTEGER NOT NULL PRIMARY KEY, "employee_id" INTEGER NOT NULL, "component" TEXT NOT NULL, "kind" TEXT NOT NULL, "amount" INTEGER NOT NULL, "valid_from" TEXT NOT NULL, "valid_to" TEXT, FOREIGN KEY ("employee_id") REFERENCES "employee" ("id"));
CREATE TABLE "pay_input" ("id" INTEGER NOT NULL PRIMARY KEY, "employee_id" INTEGER NOT NULL, "period" INTEGER NOT NULL, "component" TEXT NOT NULL, "kind" TEXT NOT NULL, "amount" INTEGER NOT NULL, FOREIGN KEY ("employee_id") REFERENCES "employee" ("id"));
CREATE TABLE "payroll_payment" ("id" INTEGER NOT NULL PRIMARY KEY, "run_id" INTEGER NOT NULL, "number" TEXT NOT NULL, "date" TEXT NOT NULL, "account_id" INTEGER NOT NULL, "amount" INTEGER NOT NULL, "entry_id" INTEGER NOT NULL, FOREIGN KEY ("run_id") REFERENCES "payroll_run" ("id"));
CREATE TABLE "payroll_run" ("id" INTEGER NOT NULL PRIMARY KEY, "ref" TEXT, "number" TEXT, "state" TEXT NOT NULL, "stage" TEXT NOT NULL, "period" INTEGER NOT NULL, "kind" TEXT NOT NULL, "date" TEXT NOT NULL, "people" INTEGER NOT NULL, "to_check" INTEGER NOT NULL, "blocked" INTEGER NOT NULL, "gross" INTEGER NOT NULL, "pph21" INTEGER NOT NULL, "net" INTEGER NOT NULL, "entry_id" INTEGER, "company_kept" INTEGER, CHECK (state IN ('draft', 'posted')), CHECK (kind IN ('regular', 'thr', 'bonus')), CHECK (state = 'draft' OR (number IS NOT NULL AND entry_id IS NOT NULL)));
CREATE TABLE "payroll_slip" ("id" INTEGER NOT NULL PRIMARY KEY, "run_id" INTEGER NOT NULL, "employee_id" INTEGER NOT NULL, "code" TEXT NOT NULL, "name" TEXT NOT NULL, "position" TEXT NOT NULL, "department" TEXT NOT NULL, "ptkp" TEXT NOT NULL, "npwp" TEXT NOT NULL, "bank" TEXT NOT NULL, "account_number" TEXT NOT NULL, "is_final" INTEGER NOT NULL, "base" INTEGER NOT NULL, "allowance" INTEGER NOT NULL, "overtime" INTEGER NOT NULL, "irregular" INTEGER NOT NULL, "untaxed" INTEGER NOT NULL, "benefit" INTEGER NOT NULL, "premium" INTEGER NOT NULL, "tax_allowance" INTEGER NOT NULL, "taxable" INTEGER NOT NULL, "pph21" INTEGER NOT NULL, "health_employee" INTEGER NOT NULL, "jht_employee" INTEGER NOT NULL, "jp_employee" INTEGER NOT NULL, "health_employer" INTEGER NOT NULL, "jht_employer" INTEGER NOT NULL, "jp_employer" INTEGER NOT NULL, "jkk_employer" INTEGER NOT NULL, "jkm_employer" INTEGER NOT NULL, "pension_fund" INTEGER NOT NULL, "zakat" INTEGER NOT NULL, "loan" INTEGER NOT NULL, "deduction" INTEGER NOT NULL, "net" INTEGER NOT NULL, "problems" TEXT NOT NULL, "kept" TEXT NOT NULL, FOREIGN KEY ("run_id") REFERENCES "payroll_run" ("id"), FOREIGN KEY ("employee_id") REFERENCES "employee" ("id"), CHECK (net = base + allowance + overtime + irregular + untaxed + tax_allowance - pph21 - health_employee - jht_employee - jp_employee - pension_fund - zakat - loan - deduction));
CREATE TABLE "period" ("number" INTEGER NOT NULL PRIMARY KEY, "state" TEXT NOT NULL CHECK (state IN ('open', 'locked')));
CREATE TABLE "period_event" ("id" INTEGER NOT NULL PRIMARY KEY, "period" INTEGER NOT NULL, "action" TEXT NOT NULL, "reason" TEXT NOT NULL, "actor" TEXT NOT NULL, "at" TEXT NOT NULL);
CREATE TABLE "place" ("id" INTEGER NOT NULL PRIMARY KEY, "kind" TEXT NOT NULL, "warehouse_id" INTEGER, FOREIGN KEY ("warehouse_id") REFERENCES "warehouse" ("id"), CHECK (kind IN ('warehouse', 'supplier', 'customer', 'loss', 'production', 'opening', 'transit')));
INSERT INTO "place" VALUES(1,'supplier',NULL);
INSERT INTO "place" VALUES(2,'customer',NULL);
INSERT INTO "place" VALUES(3,'loss',NULL);
INSERT INTO "place" VALUES(4,'production',NULL);
INSERT INTO "place" VALUES(5,'opening',NULL);
INSERT INTO "place" VALUES(9,'transit',NULL);
CREATE TABLE "previous_slip" ("id" INTEGER NOT NULL PRIMARY KEY, "employee_id" INTEGER NOT NULL, "year" INTEGER NOT NULL, "net" INTEGER NOT NULL, "pph21" INTEGER NOT NULL, FOREIGN KEY ("employee_id") REFERENCES "employee" ("id"));
CREATE TABLE "print_log" ("id" INTEGER NOT NULL PRIMARY KEY, "kind" TEXT NOT NULL, "document_id" INTEGER NOT NULL, "at" TEXT NOT NULL, "actor" TEXT NOT NULL, "copy_no" INTEGER NOT NULL);
CREATE TABLE "purchase_invoice" ("id" INTEGER NOT NULL PRIMARY KEY, "ref" TEXT, "number" TEXT, "state" TEXT NOT NULL, "date" TEXT NOT NULL, "due_date" TEXT NOT NULL, "supplier_id" INTEGER NOT NULL, "supplier_number" TEXT NOT NULL, "faktur_number" TEXT NOT NULL, "faktur_date" TEXT, "warehouse_id" INTEGER, "includes_tax" INTEGER NOT NULL, "ppn_creditable" INTEGER NOT NULL, "discount" INTEGER NOT NULL, "freight" INTEGER NOT NULL, "freight_base" INTEGER NOT NULL, "notes" TEXT NOT NULL, "gross" INTEGER NOT NULL, "line_discount" INTEGER NOT NULL, "net" INTEGER NOT NULL, "dpp" INTEGER NOT NULL, "dpp_other" INTEGER NOT NULL, "ppn" INTEGER NOT NULL, "total" INTEGER NOT NULL, "entry_id" INTEGER, FOREIGN KEY ("supplier_id") REFERENCES "party" ("id"), FOREIGN KEY ("warehouse_id") REFERENCES "warehouse" ("id"), CHECK (state IN ('draft', 'posted')), CHECK (state = 'draft' OR (number IS NOT NULL AND entry_id IS NOT NULL)), CHECK (total = net + ppn));
CREATE TABLE "purchase_invoice_line" ("invoice_id" INTEGER NOT NULL, "line_no" INTEGER NOT NULL, "item_id" INTEGER, "account_id" INTEGER, "item_code" TEXT NOT NULL, "description" TEXT NOT NULL, "warehouse_id" INTEGER, "quantity" INTEGER NOT NULL, "unit" TEXT NOT NULL, "base_quantity" INTEGER NOT NULL, "unit_price" INTEGER NOT NULL, "discount" TEXT NOT NULL, "tax" TEXT NOT NULL, "gross" INTEGER NOT NULL, "line_discount" INTEGER NOT NULL, "share" INTEGER NOT NULL, "net" INTEGER NOT NULL, "base" INTEGER NOT NULL, "other_base" INTEGER NOT NULL, "ppn" INTEGER NOT NULL, "cost" INTEGER NOT NULL, PRIMARY KEY ("invoice_id", "line_no"), FOREIGN KEY ("invoice_id") REFERENCES "purchase_invoice" ("id") DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("item_id") REFERENCES "item" ("id"), FOREIGN KEY ("warehouse_id") REFERENCES "warehouse" ("id"), CHECK (quantity > 0), CHECK (unit_price >= 0), CHECK ((item_id IS NULL) <> (account_id IS NULL))) WITHOUT ROWID;
CREATE TABLE "role" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "is_owner" INTEGER NOT NULL);
INSERT INTO "role" VALUES(1,'pemilik',1);
CREATE TABLE "role_permission" ("id" INTEGER NOT NULL PRIMARY KEY, "role_id" INTEGER NOT NULL, "permission" TEXT NOT NULL, FOREIGN KEY ("role_id") REFERENCES "role" ("id") ON DELETE CASCADE);
CREATE TABLE "sales_invoice" ("id" INTEGER NOT NULL PRIMARY KEY, "ref" TEXT, "number" TEXT, "state" TEXT NOT NULL, "date" TEXT NOT NULL, "due_date" TEXT NOT NULL, "customer_id" INTEGER NOT NULL, "customer_po" TEXT NOT NULL, "salesperson" TEXT NOT NULL, "warehouse_id" INTEGER, "includes_tax" INTEGER NOT NULL, "discount" INTEGER NOT NULL, "freight" INTEGER NOT NULL, "freight_base" INTEGER NOT NULL, "notes" TEXT NOT NULL, "gross" INTEGER NOT NULL, "line_discount" INTEGER NOT NULL, "net" INTEGER NOT NULL, "dpp" INTEGER NOT NULL, "dpp_other" INTEGER NOT NULL, "ppn" INTEGER NOT NULL, "total" INTEGER NOT NULL, "entry_id" INTEGER, "customer_kept" INTEGER, "company_kept" INTEGER, FOREIGN KEY ("customer_id") REFERENCES "party" ("id"), FOREIGN KEY ("warehouse_id") REFERENCES "warehouse" ("id"), CHECK (state IN ('draft', 'posted')), CHECK (state = 'draft' OR (number IS NOT NULL AND entry_id IS NOT NULL)), CHECK (total = net + ppn));
CREATE TABLE "sales_invoice_line" ("invoice_id" INTEGER NOT NULL, "line_no" INTEGER NOT NULL, "item_id" INTEGER NOT NULL, "item_code" TEXT NOT NULL, "description" TEXT NOT NULL, "warehouse_id" INTEGER, "quantity" INTEGER NOT NULL, "unit" TEXT NOT NULL, "base_quantity" INTEGER NOT NULL, "unit_price" INTEGER NOT NULL, "discount" TEXT NOT NULL, "tax" TEXT NOT NULL, "gross" INTEGER NOT NULL, "line_discount" INTEGER NOT NULL, "share" INTEGER NOT NULL, "net" INTEGER NOT NULL, "base" INTEGER NOT NULL, "other_base" INTEGER NOT NULL, "ppn" INTEGER NOT NULL, PRIMARY KEY ("invoice_id", "line_no"), FOREIGN KEY ("invoice_id") REFERENCES "sales_invoice" ("id") DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("item_id") REFERENCES "item" ("id"), FOREIGN KEY ("warehouse_id") REFERENCES "warehouse" ("id"), CHECK (quantity > 0), CHECK (unit_price >= 0)) WITHOUT ROWID;
CREATE TABLE "setting" ("id" INTEGER NOT NULL PRIMARY KEY, "key" TEXT NOT NULL, "value" TEXT NOT NULL);
INSERT INTO "setting" VALUES(1,'company','{"address": "", "allow_negative_stock": false, "bank_account": "", "bank_holder": "", "bank_name": "", "city": "", "costing": "average", "email": "", "fiscal_first_month": 1, "is_demo": false, "is_pkp": true, "jkk_class": 1, "language": "id", "legal_form": "", "logo": "", "name": "PT Lama", "notes_invoice": "", "npwp": "", "phone": "", "ppn_rounding": "document", "preset": "trading", "qris": "", "signatory": "", "signatory_title": "", "start": "2026-01-01", "week_days": 5}');
CREATE TABLE "settlement" ("id" INTEGER NOT NULL PRIMARY KEY, "positive_item_id" INTEGER NOT NULL, "negative_item_id" INTEGER NOT NULL, "amount" INTEGER NOT NULL CHECK (amount > 0), "date" TEXT NOT NULL, "undoes_id" INTEGER, "actor" TEXT NOT NULL, "at" TEXT NOT NULL, FOREIGN KEY ("positive_item_id") REFERENCES "open_item" ("id"), FOREIGN KEY ("negative_item_id") REFERENCES "open_item" ("id"), FOREIGN KEY ("undoes_id") REFERENCES "settlement" ("id"));
CREATE TABLE "stock_adjustment" ("id" INTEGER NOT NULL PRIMARY KEY, "date" TEXT NOT NULL, "item_id" INTEGER NOT NULL, "account_id" INTEGER NOT NULL, "amount" INTEGER NOT NULL CHECK (amount <> 0), "cause_kind" TEXT NOT NULL, "cause_id" INTEGER NOT NULL, "entry_id" INTEGER, FOREIGN KEY ("item_id") REFERENCES "item" ("id"), FOREIGN KEY ("account_id") REFERENCES "account" ("id"), FOREIGN KEY ("entry_id") REFERENCES "journal_entry" ("id"));
CREATE TABLE "stock_balance" ("item_id" INTEGER NOT NULL, "place_id" INTEGER NOT NULL, "quantity" INTEGER NOT NULL, PRIMARY KEY ("item_id", "place_id"), FOREIGN KEY ("item_id") REFERENCES "item" ("id"), FOREIGN KEY ("place_id") REFERENCES "place" ("id")) WITHOUT ROWID;
CREATE TABLE "stock_cost" ("move_id" INTEGER NOT NULL PRIMARY KEY, "value" INTEGER NOT NULL, "settled" INTEGER NOT NULL, "quantity_after" INTEGER NOT NULL, "value_after" INTEGER NOT NULL, "from_after" INTEGER, "to_after" INTEGER, FOREIGN KEY ("move_id") REFERENCES "stock_move" ("id"));
CREATE TABLE "stock_count" ("id" INTEGER NOT NULL PRIMARY KEY, "ref" TEXT, "number" TEXT, "state" TEXT NOT NULL CHECK (state IN ('draft', 'posted')), "date" TEXT NOT NULL, "warehouse_id" INTEGER NOT NULL, "frozen_at" INTEGER NOT NULL, "counters" TEXT NOT NULL, "difference" INTEGER NOT NULL, "entry_id" INTEGER, FOREIGN KEY ("warehouse_id") REFERENCES "warehouse" ("id"), FOREIGN KEY ("entry_id") REFERENCES "journal_entry" ("id"));
CREATE TABLE "stock_count_line" ("id" INTEGER NOT NULL PRIMARY KEY, "count_id" INTEGER NOT NULL, "line_no" INTEGER NOT NULL, "item_id" INTEGER NOT NULL, "book" INTEGER NOT NULL, "counted" INTEGER, FOREIGN KEY ("count_id") REFERENCES "stock_count" ("id") DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("item_id") REFERENCES "item" ("id"));
CREATE TABLE "stock_document" ("id" INTEGER NOT NULL PRIMARY KEY, "ref" TEXT, "number" TEXT, "state" TEXT NOT NULL CHECK (state IN ('draft', 'posted')), "kind" TEXT NOT NULL CHECK (kind IN ('receipt', 'issue', 'transfer', 'adjustment')), "date" TEXT NOT NULL, "warehouse_id" INTEGER NOT NULL, "to_warehouse_id" INTEGER, "reason" TEXT NOT NULL, "value" INTEGER NOT NULL, "entry_id" INTEGER, FOREIGN KEY ("warehouse_id") REFERENCES "warehouse" ("id"), FOREIGN KEY ("to_warehouse_id") REFERENCES "warehouse" ("id"), FOREIGN KEY ("entry_id") REFERENCES "journal_entry" ("id"));
CREATE TABLE "stock_document_line" ("id" INTEGER NOT NULL PRIMARY KEY, "document_id" INTEGER NOT NULL, "line_no" INTEGER NOT NULL, "item_id" INTEGER NOT NULL, "quantity" INTEGER NOT NULL, "unit" TEXT NOT NULL, "unit_cost" INTEGER, "reason" TEXT NOT NULL, FOREIGN KEY ("document_id") REFERENCES "stock_document" ("id") DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("item_id") REFERENCES "item" ("id"));
CREATE TABLE "stock_fixed_point" ("id" INTEGER NOT NULL PRIMARY KEY, "document_kind" TEXT NOT NULL, "document_id" INTEGER NOT NULL, "item_id" INTEGER NOT NULL, "place_id" INTEGER NOT NULL, "date" TEXT NOT NULL, "sequence" INTEGER NOT NULL, "quantity" INTEGER NOT NULL, "released" INTEGER NOT NULL, FOREIGN KEY ("item_id") REFERENCES "item" ("id"), FOREIGN KEY ("place_id") REFERENCES "place" ("id"));
CREATE TABLE "stock_layer" ("move_id" INTEGER NOT NULL PRIMARY KEY, "item_id" INTEGER NOT NULL, "date" TEXT NOT NULL, "sequence" INTEGER NOT NULL, "quantity" INTEGER NOT NULL, "value" INTEGER NOT NULL, FOREIGN KEY ("move_id") REFERENCES "stock_move" ("id"), FOREIGN KEY ("item_id") REFERENCES "item" ("id"));
CREATE TABLE "stock_layer_change" ("id" INTEGER NOT NULL PRIMARY KEY, "move_id" INTEGER NOT NULL, "layer_id" INTEGER NOT NULL, "quantity" INTEGER NOT NULL, "value" INTEGER NOT NULL, FOREIGN KEY ("move_id") REFERENCES "stock_move" ("id"));
CREATE TABLE "stock_move" ("id" INTEGER NOT NULL PRIMARY KEY, "date" TEXT NOT NULL, "sequence" INTEGER NOT NULL, "item_id" INTEGER NOT NULL, "from_place_id" INTEGER NOT NULL, "to_place_id" INTEGER NOT NULL, "quantity" INTEGER NOT NULL CHECK (quantity > 0), "given_value" INTEGER, "posted_value" INTEGER NOT NULL, "counter_account_id" INTEGER, "origin_move_id" INTEGER, "document_kind" TEXT NOT NULL, "document_id" INTEGER NOT NULL, "line_no" INTEGER NOT NULL, "unit" TEXT NOT NULL, "unit_quantity" INTEGER NOT NULL, "reason" TEXT NOT NULL, FOREIGN KEY ("item_id") REFERENCES "item" ("id"), FOREIGN KEY ("from_place_id") REFERENCES "place" ("id"), FOREIGN KEY ("to_place_id") REFERENCES "place" ("id"), FOREIGN KEY ("counter_account_id") REFERENCES "account" ("id"), FOREIGN KEY ("origin_move_id") REFERENCES "stock_move" ("id"), CHECK (from_place_id <> to_place_id));
CREATE TABLE "stock_state" ("item_id" INTEGER NOT NULL PRIMARY KEY, "costing" TEXT NOT NULL, "quantity" INTEGER NOT NULL, "value" INTEGER NOT NULL, "known_quantity" INTEGER NOT NULL, "known_value" INTEGER NOT NULL, "last_date" TEXT NOT NULL, "last_sequence" INTEGER NOT NULL, "fixed_date" TEXT NOT NULL, "fixed_sequence" INTEGER NOT NULL, FOREIGN KEY ("item_id") REFERENCES "item" ("id"));
CREATE TABLE "supplier_payment" ("id" INTEGER NOT NULL PRIMARY KEY, "ref" TEXT, "number" TEXT, "state" TEXT NOT NULL, "date" TEXT NOT NULL, "party_id" INTEGER NOT NULL, "account_id" INTEGER NOT NULL, "amount" INTEGER NOT NULL, "write_off" INTEGER NOT NULL, "method" TEXT NOT NULL, "notes" TEXT NOT NULL, "entry_id" INTEGER, "party_kept" INTEGER, "company_kept" INTEGER, FOREIGN KEY ("party_id") REFERENCES "party" ("id"), CHECK (state IN ('draft', 'posted')), CHECK (state = 'draft' OR (number IS NOT NULL AND entry_id IS NOT NULL)), CHECK (amount > 0));
CREATE TABLE "supplier_payment_line" ("payment_id" INTEGER NOT NULL, "line_no" INTEGER NOT NULL, "number" TEXT NOT NULL, "applied" INTEGER NOT NULL, PRIMARY KEY ("payment_id", "line_no"), FOREIGN KEY ("payment_id") REFERENCES "supplier_payment" ("id") DEFERRABLE INITIALLY DEFERRED, CHECK (applied > 0)) WITHOUT ROWID;
CREATE TABLE "unit" ("id" INTEGER NOT NULL PRIMARY KEY, "code" TEXT NOT NULL, "name" TEXT NOT NULL);
INSERT INTO "unit" VALUES(1,'pcs','Pieces');
INSERT INTO "unit" VALUES(2,'unit','Unit');
INSERT INTO "unit" VALUES(3,'set','Set');
INSERT INTO "unit" VALUES(4,'dus','Box');
INSERT INTO "unit" VALUES(5,'pak','Pack');
INSERT INTO "unit" VALUES(6,'lusin','Dozen');
INSERT INTO "unit" VALUES(7,'rol','Roll');
INSERT INTO "unit" VALUES(8,'btg','Bar');
INSERT INTO "unit" VALUES(9,'lbr','Sheet');
INSERT INTO "unit" VALUES(10,'m','Metre');
INSERT INTO "unit" VALUES(11,'kg','Kilogram');
INSERT INTO "unit" VALUES(12,'ltr','Litre');
INSERT INTO "unit" VALUES(13,'sak','Sack');
INSERT INTO "unit" VALUES(14,'jam','Hour');
INSERT INTO "unit" VALUES(15,'hari','Day');
INSERT INTO "unit" VALUES(16,'bulan','Month');
INSERT INTO "unit" VALUES(17,'ls','Lump sum');
CREATE TABLE "user" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "full_name" TEXT NOT NULL, "role_id" INTEGER NOT NULL, "password_hash" TEXT NOT NULL, "active" INTEGER NOT NULL, FOREIGN KEY ("role_id") REFERENCES "role" ("id"));
INSERT INTO "user" VALUES(1,'pemilik','',1,'',1);
CREATE TABLE "void_mark" ("kind" TEXT NOT NULL, "document_id" INTEGER NOT NULL, "entry_id" INTEGER, "date" TEXT NOT NULL, "reason" TEXT NOT NULL, "actor" TEXT NOT NULL, "at" TEXT NOT NULL, PRIMARY KEY ("kind", "document_id"), FOREIGN KEY ("entry_id") REFERENCES "journal_entry" ("id")) WITHOUT ROWID;
CREATE TABLE "warehouse" ("id" INTEGER NOT NULL PRIMARY KEY, "code" TEXT NOT NULL, "name" TEXT NOT NULL, "address" TEXT NOT NULL, "active" INTEGER NOT NULL);
INSERT INTO "warehouse" VALUES(1,'GUDANG','Gudang utama','',1);
CREATE UNIQUE INDEX "account_code" ON "account" ("code");
CREATE INDEX "account_parent_id" ON "account" ("parent_id");
CREATE INDEX "account_role_account_id" ON "account_role" ("account_id");
CREATE UNIQUE INDEX "attachment_sha256" ON "attachment" ("sha256");
CREATE INDEX "audit_kind" ON "audit" ("kind");
CREATE UNIQUE INDEX "party_code" ON "party" ("code");
CREATE INDEX "party_name" ON "party" ("name");
CREATE UNIQUE INDEX "customer_receipt_ref" ON "customer_receipt" ("ref");
CREATE UNIQUE INDEX "customer_receipt_number" ON "customer_receipt" ("number");
CREATE INDEX "customer_receipt_party_id" ON "customer_receipt" ("party_id");
CREATE INDEX "customer_receipt_date_id" ON "customer_receipt" ("date", "id");
CREATE INDEX "customer_receipt_line_number" ON "customer_receipt_line" ("number");
CREATE UNIQUE INDEX "employee_code" ON "employee" ("code");
CREATE INDEX "employee_name" ON "employee" ("name");
CREATE INDEX "employee_terms_employee_id" ON "employee_terms" ("employee_id");
CREATE UNIQUE INDEX "employee_terms_employee_id_valid_from" ON "employee_terms" ("employee_id", "valid_from");
CREATE INDEX "open_item_date" ON "open_item" ("date");
CREATE UNIQUE INDEX "open_item_document_kind_document_id" ON "open_item" ("document_kind", "document_id");
CREATE INDEX "open_item_control_party_id" ON "open_item" ("control", "party_id");
CREATE UNIQUE INDEX "item_code" ON "item" ("code");
CREATE INDEX "item_name" ON "item" ("name");
CREATE INDEX "item_barcode" ON "item" ("barcode");
CREATE INDEX "item_unit_item_id" ON "item_unit" ("item_id");
CREATE UNIQUE INDEX "item_unit_item_id_unit" ON "item_unit" ("item_id", "unit");
CREATE UNIQUE INDEX "journal_entry_number" ON "journal_entry" ("number");
CREATE INDEX "journal_entry_date" ON "journal_entry" ("date");
CREATE INDEX "journal_entry_source_kind_source_id" ON "journal_entry" ("source_kind", "source_id");
CREATE UNIQUE INDEX "journal_line_entry_id_line_no" ON "journal_line" ("entry_id", "line_no");
CREATE UNIQUE INDEX "journal_voucher_ref" ON "journal_voucher" ("ref");
CREATE UNIQUE INDEX "journal_voucher_number" ON "journal_voucher" ("number");
CREATE INDEX "journal_voucher_date" ON "journal_voucher" ("date");
CREATE UNIQUE INDEX "journal_voucher_line_voucher_id_line_no" ON "journal_voucher_line" ("voucher_id", "line_no");
CREATE UNIQUE INDEX "kept_identity_digest" ON "kept_identity" ("digest");
CREATE UNIQUE INDEX "kept_paper_kind_document_id" ON "kept_paper" ("kind", "document_id");
CREATE UNIQUE INDEX "number_counter_series_bucket" ON "number_counter" ("series", "bucket");
CREATE UNIQUE INDEX "number_series_key" ON "number_series" ("key");
CREATE UNIQUE INDEX "opening_pay_employee_id_year" ON "opening_pay" ("employee_id", "year");
CREATE UNIQUE INDEX "overtime_date_employee_id" ON "overtime" ("date", "employee_id");
CREATE INDEX "pay_component_employee_id" ON "pay_component" ("employee_id");
CREATE UNIQUE INDEX "pay_component_employee_id_component_valid_from" ON "pay_component" ("employee_id", "component", "valid_from");
CREATE UNIQUE INDEX "pay_input_period_employee_id_component" ON "pay_input" ("period", "employee_id", "component");
CREATE UNIQUE INDEX "payroll_run_ref" ON "payroll_run" ("ref");
CREATE UNIQUE INDEX "payroll_run_number" ON "payroll_run" ("number");
CREATE INDEX "payroll_run_period_id" ON "payroll_run" ("period", "id");
CREATE INDEX "payroll_payment_run_id" ON "payroll_payment" ("run_id");
CREATE UNIQUE INDEX "payroll_payment_number" ON "payroll_payment" ("number");
CREATE INDEX "payroll_slip_employee_id" ON "payroll_slip" ("employee_id");
CREATE UNIQUE INDEX "payroll_slip_run_id_code" ON "payroll_slip" ("run_id", "code");
CREATE UNIQUE INDEX "warehouse_code" ON "warehouse" ("code");
CREATE UNIQUE INDEX "place_warehouse_id" ON "place" ("warehouse_id");
CREATE UNIQUE INDEX "previous_slip_employee_id_year" ON "previous_slip" ("employee_id", "year");
CREATE UNIQUE INDEX "print_log_kind_document_id_copy_no" ON "print_log" ("kind", "document_id", "copy_no");
CREATE UNIQUE INDEX "purchase_invoice_ref" ON "purchase_invoice" ("ref");
CREATE UNIQUE INDEX "purchase_invoice_number" ON "purchase_invoice" ("number");
CREATE INDEX "purchase_invoice_date_id" ON "purchase_invoice" ("date", "id");
CREATE INDEX "purchase_invoice_supplier_id_supplier_number" ON "purchase_invoice" ("supplier_id", "supplier_number");
CREATE INDEX "purchase_invoice_line_item_id" ON "purchase_invoice_line" ("item_id");
CREATE UNIQUE INDEX "role_name" ON "role" ("name");
CREATE INDEX "role_permission_role_id" ON "role_permission" ("role_id");
CREATE UNIQUE INDEX "role_permission_role_id_permission" ON "role_permission" ("role_id", "permission");
CREATE UNIQUE INDEX "sales_invoice_ref" ON "sales_invoice" ("ref");
CREATE UNIQUE INDEX "sales_invoice_number" ON "sales_invoice" ("number");
CREATE INDEX "sales_invoice_customer_id" ON "sales_invoice" ("customer_id");
CREATE INDEX "sales_invoice_date_id" ON "sales_invoice" ("date", "id");
CREATE INDEX "sales_invoice_line_item_id" ON "sales_invoice_line" ("item_id");
CREATE UNIQUE INDEX "setting_key" ON "setting" ("key");
CREATE INDEX "settlement_positive_item_id" ON "settlement" ("positive_item_id");
CREATE INDEX "settlement_negative_item_id" ON "settlement" ("negative_item_id");
CREATE INDEX "settlement_date" ON "settlement" ("date");
CREATE UNIQUE INDEX "settlement_undoes_id" ON "settlement" ("undoes_id");
CREATE INDEX "stock_adjustment_item_id" ON "stock_adjustment" ("item_id");
CREATE INDEX "stock_adjustment_cause_kind_cause_id" ON "stock_adjustment" ("cause_kind", "cause_id");
CREATE INDEX "stock_balance_place_id" ON "stock_balance" ("place_id");
CREATE INDEX "stock_move_item_id_date_sequence_id" ON "stock_move" ("item_id", "date", "sequence", "id");
CREATE INDEX "stock_move_document_kind_document_id" ON "stock_move" ("document_kind", "document_id");
CREATE UNIQUE INDEX "stock_count_ref" ON "stock_count" ("ref");
CREATE UNIQUE INDEX "stock_count_number" ON "stock_count" ("number");
CREATE INDEX "stock_count_date" ON "stock_count" ("date");
CREATE UNIQUE INDEX "stock_count_line_count_id_line_no" ON "stock_count_line" ("count_id", "line_no");
CREATE UNIQUE INDEX "stock_count_line_count_id_item_id" ON "stock_count_line" ("count_id", "item_id");
CREATE INDEX "stock_fixed_point_item_id_place_id_date_sequence" ON "stock_fixed_point" ("item_id", "place_id", "date", "sequence");
CREATE INDEX "stock_fixed_point_document_kind_document_id" ON "stock_fixed_point" ("document_kind", "document_id");
CREATE INDEX "stock_layer_item_id_date_sequence_move_id" ON "stock_layer" ("item_id", "date", "sequence", "move_id");
CREATE INDEX "stock_layer_change_move_id" ON "stock_layer_change" ("move_id");
CREATE UNIQUE INDEX "stock_document_ref" ON "stock_document" ("ref");
CREATE UNIQUE INDEX "stock_document_number" ON "stock_document" ("number");
CREATE INDEX "stock_document_date" ON "stock_document" ("date");
CREATE UNIQUE INDEX "stock_document_line_document_id_line_no" ON "stock_document_line" ("document_id", "line_no");
CREATE UNIQUE INDEX "supplier_payment_ref" ON "supplier_payment" ("ref");
CREATE UNIQUE INDEX "supplier_payment_number" ON "supplier_payment" ("number");
CREATE INDEX "supplier_payment_party_id" ON "supplier_payment" ("party_id");
CREATE INDEX "supplier_payment_date_id" ON "supplier_payment" ("date", "id");
CREATE INDEX "supplier_payment_line_number" ON "supplier_payment_line" ("number");
CREATE UNIQUE INDEX "unit_code" ON "unit" ("code");
CREATE UNIQUE INDEX "user_name" ON "user" ("name");
CREATE INDEX "user_role_id" ON "user" ("role_id");
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit WHEN 1 BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit WHEN 1 BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE INDEX journal_line_account ON journal_line (account_id, date, id, amount);
CREATE INDEX item_balance_open ON item_balance (open_item_id, outstanding) WHERE outstanding <> 0;
CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry WHEN 1 BEGIN SELECT RAISE(ABORT, 'journal_entry is append-only'); END;
CREATE TRIGGER journal_entry_no_delete BEFORE DELETE ON journal_entry WHEN 1 BEGIN SELECT RAISE(ABORT, 'journal_entry is append-only'); END;
CREATE TRIGGER journal_line_no_update BEFORE UPDATE ON journal_line WHEN 1 BEGIN SELECT RAISE(ABORT, 'journal_line is append-only'); END;
CREATE TRIGGER journal_line_no_delete BEFORE DELETE ON journal_line WHEN 1 BEGIN SELECT RAISE(ABORT, 'journal_line is append-only'); END;
CREATE TRIGGER void_mark_no_update BEFORE UPDATE ON void_mark WHEN 1 BEGIN SELECT RAISE(ABORT, 'void_mark is append-only'); END;
CREATE TRIGGER void_mark_no_delete BEFORE DELETE ON void_mark WHEN 1 BEGIN SELECT RAISE(ABORT, 'void_mark is append-only'); END;
CREATE TRIGGER open_item_no_update BEFORE UPDATE ON open_item WHEN 1 BEGIN SELECT RAISE(ABORT, 'open_item is append-only'); END;
CREATE TRIGGER open_item_no_delete BEFORE DELETE ON open_item WHEN 1 BEGIN SELECT RAISE(ABORT, 'open_item is append-only'); END;
CREATE TRIGGER open_item_no_replace BEFORE INSERT ON open_item WHEN EXISTS (SELECT 1 FROM open_item WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'open_item is append-only'); END;
CREATE TRIGGER settlement_no_update BEFORE UPDATE ON settlement WHEN 1 BEGIN SELECT RAISE(ABORT, 'settlement is append-only'); END;
CREATE TRIGGER settlement_no_delete BEFORE DELETE ON settlement WHEN 1 BEGIN SELECT RAISE(ABORT, 'settlement is append-only'); END;
CREATE TRIGGER settlement_no_replace BEFORE INSERT ON settlement WHEN EXISTS (SELECT 1 FROM settlement WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'settlement is append-only'); END;
CREATE TRIGGER period_event_no_update BEFORE UPDATE ON period_event WHEN 1 BEGIN SELECT RAISE(ABORT, 'period_event is append-only'); END;
CREATE TRIGGER period_event_no_delete BEFORE DELETE ON period_event WHEN 1 BEGIN SELECT RAISE(ABORT, 'period_event is append-only'); END;
CREATE TRIGGER period_event_no_replace BEFORE INSERT ON period_event WHEN EXISTS (SELECT 1 FROM period_event WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'period_event is append-only'); END;
CREATE TRIGGER journal_entry_refused BEFORE INSERT ON journal_entry BEGIN
SELECT CASE
 WHEN EXISTS (SELECT 1 FROM journal_entry WHERE id = NEW.id OR number = NEW.number)
  THEN RAISE(ABORT, 'journal_entry is append-only')
 WHEN EXISTS (SELECT 1 FROM period WHERE state = 'locked' AND number >= NEW.period)
  THEN RAISE(ABORT, 'journal_entry: the month is locked')
 WHEN NEW.period <> CAST(substr(NEW.date, 1, 4) || substr(NEW.date, 6, 2) AS INTEGER)
  THEN RAISE(ABORT, 'journal_entry: the month is not that of the date')
END; END;
CREATE TRIGGER journal_entry_summed AFTER INSERT ON journal_entry BEGIN
SELECT CASE
 WHEN lines < 2 THEN RAISE(ABORT, 'journal_entry: fewer than two lines')
 WHEN lines <> NEW.line_count THEN RAISE(ABORT, 'journal_entry: wrong number of lines')
 WHEN balance <> 0 THEN RAISE(ABORT, 'journal_entry: debits and credits differ')
 WHEN debits <> NEW.total THEN RAISE(ABORT, 'journal_entry: wrong total')
 WHEN strange > 0 THEN RAISE(ABORT, 'journal_entry: a line of another date')
END FROM (SELECT COUNT(*) AS lines, SUM(amount) AS balance, SUM(MAX(amount, 0)) AS debits,
 SUM(date <> NEW.date) AS strange FROM journal_line WHERE entry_id = NEW.id);
INSERT INTO account_month (account_id, period, is_closing, debit, credit)
 SELECT account_id, NEW.period, NEW.is_closing, MAX(amount, 0), MAX(-amount, 0)
 FROM journal_line WHERE entry_id = NEW.id
 ON CONFLICT (account_id, period, is_closing)
 DO UPDATE SET debit = debit + excluded.debit, credit = credit + excluded.credit;
END;
CREATE TRIGGER journal_line_refused BEFORE INSERT ON journal_line BEGIN
SELECT CASE
 WHEN EXISTS (SELECT 1 FROM journal_entry WHERE id = NEW.entry_id)
  THEN RAISE(ABORT, 'journal_line: the entry is posted')
 WHEN EXISTS (SELECT 1 FROM journal_line WHERE id = NEW.id
  OR (entry_id = NEW.entry_id AND line_no = NEW.line_no))
  THEN RAISE(ABORT, 'journal_line is append-only')
END; END;
CREATE TRIGGER account_used_no_delete BEFORE DELETE ON account
WHEN EXISTS (SELECT 1 FROM journal_line WHERE account_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'account: used'); END;
CREATE TRIGGER open_item_balance AFTER INSERT ON open_item BEGIN
INSERT INTO item_balance (open_item_id, outstanding) VALUES (NEW.id, NEW.amount); END;
CREATE TRIGGER open_item_once BEFORE INSERT ON open_item
WHEN EXISTS (SELECT 1 FROM open_item
 WHERE document_kind = NEW.document_kind AND document_id = NEW.document_id)
BEGIN SELECT RAISE(ABORT, 'open_item is append-only'); END;
CREATE TRIGGER settlement_refused BEFORE INSERT ON settlement BEGIN
SELECT CASE
 WHEN (SELECT p.control <> n.control OR p.party_id <> n.party_id OR p.amount < 0 OR n.amount > 0
  FROM open_item p, open_item n WHERE p.id = NEW.positive_item_id AND n.id = NEW.negative_item_id)
  THEN RAISE(ABORT, 'settlement: the items do not meet')
 WHEN NEW.undoes_id IS NULL AND (
  NEW.amount > (SELECT outstanding FROM item_balance WHERE open_item_id = NEW.positive_item_id)
  OR NEW.amount > (SELECT -outstanding FROM item_balance WHERE open_item_id = NEW.negative_item_id))
  THEN RAISE(ABORT, 'settlement: more than is open')
 WHEN NEW.undoes_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM settlement WHERE id = NEW.undoes_id
  AND undoes_id IS NULL AND amount = NEW.amount AND positive_item_id = NEW.positive_item_id
  AND negative_item_id = NEW.negative_item_id)
  THEN RAISE(ABORT, 'settlement: undoes another')
END; END;
CREATE TRIGGER settlement_undone_once BEFORE INSERT ON settlement
WHEN NEW.undoes_id IS NOT NULL
 AND EXISTS (SELECT 1 FROM settlement WHERE undoes_id = NEW.undoes_id)
BEGIN SELECT RAISE(ABORT, 'settlement: undone already'); END;
CREATE TRIGGER settlement_balance AFTER INSERT ON settlement BEGIN
UPDATE item_balance SET outstanding = outstanding
 - CASE WHEN NEW.undoes_id IS NULL THEN NEW.amount ELSE -NEW.amount END
 WHERE open_item_id = NEW.positive_item_id;
UPDATE item_balance SET outstanding = outstanding
 + CASE WHEN NEW.undoes_id IS NULL THEN NEW.amount ELSE -NEW.amount END
 WHERE open_item_id = NEW.negative_item_id; END;
CREATE TRIGGER void_mark_once BEFORE INSERT ON void_mark
WHEN EXISTS (SELECT 1 FROM void_mark WHERE kind = NEW.kind AND document_id = NEW.document_id)
BEGIN SELECT RAISE(ABORT, 'void_mark is append-only'); END;
CREATE INDEX stock_move_origin ON stock_move (origin_move_id) WHERE origin_move_id IS NOT NULL;
CREATE TRIGGER stock_move_no_update BEFORE UPDATE ON stock_move WHEN 1 BEGIN SELECT RAISE(ABORT, 'stock_move is append-only'); END;
CREATE TRIGGER stock_move_no_delete BEFORE DELETE ON stock_move WHEN 1 BEGIN SELECT RAISE(ABORT, 'stock_move is append-only'); END;
CREATE TRIGGER stock_move_no_replace BEFORE INSERT ON stock_move WHEN EXISTS (SELECT 1 FROM stock_move WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'stock_move is append-only'); END;
CREATE TRIGGER stock_adjustment_no_update BEFORE UPDATE ON stock_adjustment WHEN 1 BEGIN SELECT RAISE(ABORT, 'stock_adjustment is append-only'); END;
CREATE TRIGGER stock_adjustment_no_delete BEFORE DELETE ON stock_adjustment WHEN 1 BEGIN SELECT RAISE(ABORT, 'stock_adjustment is append-only'); END;
CREATE TRIGGER stock_adjustment_no_replace BEFORE INSERT ON stock_adjustment WHEN EXISTS (SELECT 1 FROM stock_adjustment WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'stock_adjustment is append-only'); END;
CREATE TRIGGER kept_identity_no_update BEFORE UPDATE ON kept_identity WHEN 1 BEGIN SELECT RAISE(ABORT, 'kept_identity is append-only'); END;
CREATE TRIGGER kept_identity_no_delete BEFORE DELETE ON kept_identity WHEN 1 BEGIN SELECT RAISE(ABORT, 'kept_identity is append-only'); END;
CREATE TRIGGER kept_identity_no_replace BEFORE INSERT ON kept_identity WHEN EXISTS (SELECT 1 FROM kept_identity WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'kept_identity is append-only'); END;
CREATE TRIGGER kept_paper_no_update BEFORE UPDATE ON kept_paper WHEN 1 BEGIN SELECT RAISE(ABORT, 'kept_paper is append-only'); END;
CREATE TRIGGER kept_paper_no_delete BEFORE DELETE ON kept_paper WHEN 1 BEGIN SELECT RAISE(ABORT, 'kept_paper is append-only'); END;
CREATE TRIGGER kept_paper_no_replace BEFORE INSERT ON kept_paper WHEN EXISTS (SELECT 1 FROM kept_paper WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'kept_paper is append-only'); END;
CREATE TRIGGER print_log_no_update BEFORE UPDATE ON print_log WHEN 1 BEGIN SELECT RAISE(ABORT, 'print_log is append-only'); END;
CREATE TRIGGER print_log_no_delete BEFORE DELETE ON print_log WHEN 1 BEGIN SELECT RAISE(ABORT, 'print_log is append-only'); END;
CREATE TRIGGER print_log_no_replace BEFORE INSERT ON print_log WHEN EXISTS (SELECT 1 FROM print_log WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'print_log is append-only'); END;
CREATE TRIGGER sales_invoice_posted_no_update BEFORE UPDATE ON sales_invoice WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'sales_invoice: posted'); END;
CREATE TRIGGER sales_invoice_posted_no_delete BEFORE DELETE ON sales_invoice WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'sales_invoice: posted'); END;
CREATE TRIGGER sales_invoice_posted_no_replace BEFORE INSERT ON sales_invoice WHEN EXISTS (SELECT 1 FROM sales_invoice WHERE id = NEW.id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'sales_invoice: posted'); END;
CREATE TRIGGER sales_invoice_line_posted_no_update BEFORE UPDATE ON sales_invoice_line WHEN EXISTS (SELECT 1 FROM sales_invoice WHERE id = OLD.invoice_id AND state <> 'draft') OR EXISTS (SELECT 1 FROM sales_invoice WHERE id = NEW.invoice_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'sales_invoice_line: posted'); END;
CREATE TRIGGER sales_invoice_line_posted_no_delete BEFORE DELETE ON sales_invoice_line WHEN EXISTS (SELECT 1 FROM sales_invoice WHERE id = OLD.invoice_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'sales_invoice_line: posted'); END;
CREATE TRIGGER sales_invoice_line_posted_no_insert BEFORE INSERT ON sales_invoice_line WHEN EXISTS (SELECT 1 FROM sales_invoice WHERE id = NEW.invoice_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'sales_invoice_line: posted'); END;
CREATE TRIGGER customer_receipt_posted_no_update BEFORE UPDATE ON customer_receipt WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'customer_receipt: posted'); END;
CREATE TRIGGER customer_receipt_posted_no_delete BEFORE DELETE ON customer_receipt WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'customer_receipt: posted'); END;
CREATE TRIGGER customer_receipt_posted_no_replace BEFORE INSERT ON customer_receipt WHEN EXISTS (SELECT 1 FROM customer_receipt WHERE id = NEW.id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'customer_receipt: posted'); END;
CREATE TRIGGER customer_receipt_line_posted_no_update BEFORE UPDATE ON customer_receipt_line WHEN EXISTS (SELECT 1 FROM customer_receipt WHERE id = OLD.receipt_id AND state <> 'draft') OR EXISTS (SELECT 1 FROM customer_receipt WHERE id = NEW.receipt_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'customer_receipt_line: posted'); END;
CREATE TRIGGER customer_receipt_line_posted_no_delete BEFORE DELETE ON customer_receipt_line WHEN EXISTS (SELECT 1 FROM customer_receipt WHERE id = OLD.receipt_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'customer_receipt_line: posted'); END;
CREATE TRIGGER customer_receipt_line_posted_no_insert BEFORE INSERT ON customer_receipt_line WHEN EXISTS (SELECT 1 FROM customer_receipt WHERE id = NEW.receipt_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'customer_receipt_line: posted'); END;
CREATE TRIGGER purchase_invoice_posted_no_update BEFORE UPDATE ON purchase_invoice WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'purchase_invoice: posted'); END;
CREATE TRIGGER purchase_invoice_posted_no_delete BEFORE DELETE ON purchase_invoice WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'purchase_invoice: posted'); END;
CREATE TRIGGER purchase_invoice_posted_no_replace BEFORE INSERT ON purchase_invoice WHEN EXISTS (SELECT 1 FROM purchase_invoice WHERE id = NEW.id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'purchase_invoice: posted'); END;
CREATE TRIGGER purchase_invoice_line_posted_no_update BEFORE UPDATE ON purchase_invoice_line WHEN EXISTS (SELECT 1 FROM purchase_invoice WHERE id = OLD.invoice_id AND state <> 'draft') OR EXISTS (SELECT 1 FROM purchase_invoice WHERE id = NEW.invoice_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'purchase_invoice_line: posted'); END;
CREATE TRIGGER purchase_invoice_line_posted_no_delete BEFORE DELETE ON purchase_invoice_line WHEN EXISTS (SELECT 1 FROM purchase_invoice WHERE id = OLD.invoice_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'purchase_invoice_line: posted'); END;
CREATE TRIGGER purchase_invoice_line_posted_no_insert BEFORE INSERT ON purchase_invoice_line WHEN EXISTS (SELECT 1 FROM purchase_invoice WHERE id = NEW.invoice_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'purchase_invoice_line: posted'); END;
CREATE TRIGGER supplier_payment_posted_no_update BEFORE UPDATE ON supplier_payment WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'supplier_payment: posted'); END;
CREATE TRIGGER supplier_payment_posted_no_delete BEFORE DELETE ON supplier_payment WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'supplier_payment: posted'); END;
CREATE TRIGGER supplier_payment_posted_no_replace BEFORE INSERT ON supplier_payment WHEN EXISTS (SELECT 1 FROM supplier_payment WHERE id = NEW.id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'supplier_payment: posted'); END;
CREATE TRIGGER supplier_payment_line_posted_no_update BEFORE UPDATE ON supplier_payment_line WHEN EXISTS (SELECT 1 FROM supplier_payment WHERE id = OLD.payment_id AND state <> 'draft') OR EXISTS (SELECT 1 FROM supplier_payment WHERE id = NEW.payment_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'supplier_payment_line: posted'); END;
CREATE TRIGGER supplier_payment_line_posted_no_delete BEFORE DELETE ON supplier_payment_line WHEN EXISTS (SELECT 1 FROM supplier_payment WHERE id = OLD.payment_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'supplier_payment_line: posted'); END;
CREATE TRIGGER supplier_payment_line_posted_no_insert BEFORE INSERT ON supplier_payment_line WHEN EXISTS (SELECT 1 FROM supplier_payment WHERE id = NEW.payment_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'supplier_payment_line: posted'); END;
CREATE TRIGGER stock_document_posted_no_update BEFORE UPDATE ON stock_document WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'stock_document: posted'); END;
CREATE TRIGGER stock_document_posted_no_delete BEFORE DELETE ON stock_document WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'stock_document: posted'); END;
CREATE TRIGGER stock_document_posted_no_replace BEFORE INSERT ON stock_document WHEN EXISTS (SELECT 1 FROM stock_document WHERE id = NEW.id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'stock_document: posted'); END;
CREATE TRIGGER stock_document_line_posted_no_update BEFORE UPDATE ON stock_document_line WHEN EXISTS (SELECT 1 FROM stock_document WHERE id = OLD.document_id AND state <> 'draft') OR EXISTS (SELECT 1 FROM stock_document WHERE id = NEW.document_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'stock_document_line: posted'); END;
CREATE TRIGGER stock_document_line_posted_no_delete BEFORE DELETE ON stock_document_line WHEN EXISTS (SELECT 1 FROM stock_document WHERE id = OLD.document_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'stock_document_line: posted'); END;
CREATE TRIGGER stock_document_line_posted_no_insert BEFORE INSERT ON stock_document_line WHEN EXISTS (SELECT 1 FROM stock_document WHERE id = NEW.document_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'stock_document_line: posted'); END;
CREATE TRIGGER stock_count_posted_no_update BEFORE UPDATE ON stock_count WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'stock_count: posted'); END;
CREATE TRIGGER stock_count_posted_no_delete BEFORE DELETE ON stock_count WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'stock_count: posted'); END;
CREATE TRIGGER stock_count_posted_no_replace BEFORE INSERT ON stock_count WHEN EXISTS (SELECT 1 FROM stock_count WHERE id = NEW.id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'stock_count: posted'); END;
CREATE TRIGGER stock_count_line_posted_no_update BEFORE UPDATE ON stock_count_line WHEN EXISTS (SELECT 1 FROM stock_count WHERE id = OLD.count_id AND state <> 'draft') OR EXISTS (SELECT 1 FROM stock_count WHERE id = NEW.count_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'stock_count_line: posted'); END;
CREATE TRIGGER stock_count_line_posted_no_delete BEFORE DELETE ON stock_count_line WHEN EXISTS (SELECT 1 FROM stock_count WHERE id = OLD.count_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'stock_count_line: posted'); END;
CREATE TRIGGER stock_count_line_posted_no_insert BEFORE INSERT ON stock_count_line WHEN EXISTS (SELECT 1 FROM stock_count WHERE id = NEW.count_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'stock_count_line: posted'); END;
CREATE TRIGGER journal_voucher_posted_no_update BEFORE UPDATE ON journal_voucher WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'journal_voucher: posted'); END;
CREATE TRIGGER journal_voucher_posted_no_delete BEFORE DELETE ON journal_voucher WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'journal_voucher: posted'); END;
CREATE TRIGGER journal_voucher_posted_no_replace BEFORE INSERT ON journal_voucher WHEN EXISTS (SELECT 1 FROM journal_voucher WHERE id = NEW.id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'journal_voucher: posted'); END;
CREATE TRIGGER journal_voucher_line_posted_no_update BEFORE UPDATE ON journal_voucher_line WHEN EXISTS (SELECT 1 FROM journal_voucher WHERE id = OLD.voucher_id AND state <> 'draft') OR EXISTS (SELECT 1 FROM journal_voucher WHERE id = NEW.voucher_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'journal_voucher_line: posted'); END;
CREATE TRIGGER journal_voucher_line_posted_no_delete BEFORE DELETE ON journal_voucher_line WHEN EXISTS (SELECT 1 FROM journal_voucher WHERE id = OLD.voucher_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'journal_voucher_line: posted'); END;
CREATE TRIGGER journal_voucher_line_posted_no_insert BEFORE INSERT ON journal_voucher_line WHEN EXISTS (SELECT 1 FROM journal_voucher WHERE id = NEW.voucher_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'journal_voucher_line: posted'); END;
CREATE TRIGGER payroll_run_posted_no_update BEFORE UPDATE ON payroll_run WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'payroll_run: posted'); END;
CREATE TRIGGER payroll_run_posted_no_delete BEFORE DELETE ON payroll_run WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'payroll_run: posted'); END;
CREATE TRIGGER payroll_run_posted_no_replace BEFORE INSERT ON payroll_run WHEN EXISTS (SELECT 1 FROM payroll_run WHERE id = NEW.id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'payroll_run: posted'); END;
CREATE TRIGGER payroll_slip_posted_no_update BEFORE UPDATE ON payroll_slip WHEN EXISTS (SELECT 1 FROM payroll_run WHERE id = OLD.run_id AND state <> 'draft') OR EXISTS (SELECT 1 FROM payroll_run WHERE id = NEW.run_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'payroll_slip: posted'); END;
CREATE TRIGGER payroll_slip_posted_no_delete BEFORE DELETE ON payroll_slip WHEN EXISTS (SELECT 1 FROM payroll_run WHERE id = OLD.run_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'payroll_slip: posted'); END;
CREATE TRIGGER payroll_slip_posted_no_insert BEFORE INSERT ON payroll_slip WHEN EXISTS (SELECT 1 FROM payroll_run WHERE id = NEW.run_id AND state <> 'draft') BEGIN SELECT RAISE(ABORT, 'payroll_slip: posted'); END;
CREATE TRIGGER payroll_payment_no_update BEFORE UPDATE ON payroll_payment WHEN 1 BEGIN SELECT RAISE(ABORT, 'payroll_payment is append-only'); END;
CREATE TRIGGER payroll_payment_no_delete BEFORE DELETE ON payroll_payment WHEN 1 BEGIN SELECT RAISE(ABORT, 'payroll_payment is append-only'); END;
CREATE TRIGGER payroll_payment_no_replace BEFORE INSERT ON payroll_payment WHEN EXISTS (SELECT 1 FROM payroll_payment WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'payroll_payment is append-only'); END;
COMMIT;
